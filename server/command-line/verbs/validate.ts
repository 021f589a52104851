import path from 'node:path'
import { Problem } from '../../errors.ts'
import { createRenderPool } from '../../rendering/pool.ts'
import type { Bundle } from '../../templates/bundle/bundle.ts'
import { error, type Finding, hasErrors } from '../../templates/bundle/finding.ts'
import { readBundle } from '../../templates/bundle/read.ts'
import { inspectBundle } from '../../templates/inspection/inspect.ts'
import { createValidator } from '../../validation/validator.ts'
import { keepVerdicts } from '../../validation/verdicts.ts'
import { readArguments } from '../arguments.ts'
import { readSource } from '../input/bundle-source.ts'
import { countFindings, showFinding, withoutPlace } from '../output/findings.ts'
import type { Verb } from './verb.ts'

/** Says everything that uploading the bundle would say about it. */
export const validateVerb: Verb = async ({ args, cwd, out }) => {
  const { bundle: given, flags } = readArguments(args, { flags: ['--json'] })
  const { bundle, findings } = await inspect(given, cwd)
  const ordered = inOrder(findings)
  if (flags.has('--json')) {
    const facts = { kind: bundle?.kind ?? null, digest: bundle?.digest ?? null }
    out(`${JSON.stringify({ bundle: given, valid: !hasErrors(findings), ...facts, findings: ordered }, null, 2)}\n`)
  } else {
    for (const finding of ordered) out(`${showFinding(finding)}\n`)
    out(`${given}: ${bundle ? `${bundle.kind} bundle, ` : ''}${countFindings(findings)}\n`)
  }
  return hasErrors(findings) ? 1 : 0
}

async function inspect(given: string, cwd: string): Promise<{ bundle?: Bundle; findings: Finding[] }> {
  try {
    const { files } = await readSource(given, cwd)
    const { bundle, findings } = readBundle(files)
    // What cannot be read is not looked into any further, as when it is uploaded.
    if (!bundle || findings.some(isUnreadable)) return { bundle, findings }
    return { bundle, findings: [...findings, ...(await tried(bundle))] }
  } catch (cause) {
    if (!(cause instanceof Problem) || cause.code === 'NOT_FOUND') throw cause
    return { findings: [refusal(given, cause)] }
  }
}

/** What shows only when the templates are rendered, in the same processes as on the server. */
async function tried(bundle: Bundle): Promise<Finding[]> {
  const [renderer, validator] = [
    createRenderPool({ size: 1 }),
    createValidator({ verdicts: keepVerdicts(path.join('dist', 'verdicts')) }),
  ]
  try {
    return await inspectBundle({ renderer, validator }, bundle)
  } finally {
    renderer.close()
    validator.close()
  }
}

const isUnreadable = ({ severity, code }: Finding) => severity === 'error' && /^(BUNDLE|YAML|FILE)_/.test(code)

/** The archive or folder as a whole was refused. */
const refusal = (given: string, problem: Problem): Finding =>
  error(problem.at ?? given, {
    code: problem.reason,
    message: withoutPlace(problem),
    advice: 'Mend it, then validate the bundle again.',
  })

const severities = ['error', 'warning', 'info']

const inOrder = (findings: Finding[]) =>
  findings.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.file < b.file ? -1 : a.file > b.file ? 1 : (a.line ?? 0) - (b.line ?? 0)),
  )
