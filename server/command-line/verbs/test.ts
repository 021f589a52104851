import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { badRequest } from '../../errors.ts'
import { createRenderPool } from '../../rendering/pool.ts'
import type { Bundle } from '../../templates/bundle/bundle.ts'
import { hasErrors } from '../../templates/bundle/finding.ts'
import { readBundle } from '../../templates/bundle/read.ts'
import { readArguments } from '../arguments.ts'
import { readSource } from '../input/bundle-source.ts'
import { printable, showFinding, showProblem } from '../output/findings.ts'
import { unifiedDiff } from '../output/unified-diff.ts'
import { compareExample, type Outcome, unusedFiles } from '../testing/compare.ts'
import { findExamples } from '../testing/examples.ts'
import type { Verb } from './verb.ts'

/** Renders every example of a bundle and compares it with what is stored. */
export const testVerb: Verb = async ({ args, cwd, out, err }) => {
  const { bundle: given, flags } = readArguments(args, { flags: ['--update'] })
  const { files, folder } = await readSource(given, cwd)
  const { bundle, findings } = readBundle(files)
  // What is wrong with an example itself is told beside the example.
  const errors = findings.filter((finding) => hasErrors([finding]) && !finding.code.startsWith('EXAMPLE_'))
  if (!bundle || errors.length > 0) {
    err(errors.map(showFinding).join(''))
    return 1
  }
  const wanted = flags.has('--update') ? 'stored' : 'compared'
  if (wanted === 'stored') requireFolder(given, folder, bundle)
  const outcomes = await compareAll(bundle)
  if (wanted === 'stored' && folder) await store(folder, outcomes)
  for (const outcome of outcomes) out(show(outcome, wanted))
  out(`${summary(outcomes, wanted)}\n`)
  const failing = wanted === 'stored' ? ['failed', 'invalid'] : ['failed', 'invalid', 'different', 'unused']
  return outcomes.some(({ kind }) => failing.includes(kind)) ? 1 : 0
}

function requireFolder(given: string, folder: string | undefined, { files }: Bundle) {
  if (!folder)
    throw badRequest(`${given} is an archive; --update writes into a folder. Unpack it.`, { reason: 'UPDATE' })
  const isRoot = files.some(({ path: file }) => /^(infrastructure|instance_infrastructure)\//.test(file))
  if (!isRoot)
    throw badRequest(`${given} holds the bundle in a folder of its own. Name that folder.`, { reason: 'UPDATE' })
}

async function compareAll(bundle: Bundle): Promise<Outcome[]> {
  const examples = findExamples(bundle)
  if (examples.length === 0) {
    const message = 'The bundle has no example. Add spec/spec.yaml with values a team would fill in.'
    throw badRequest(message, { reason: 'EXAMPLE_MISSING', at: 'spec/spec.yaml' })
  }
  const pool = createRenderPool({ size: 1 })
  try {
    const outcomes: Outcome[] = []
    for (const example of examples) outcomes.push(...(await compareExample(pool, bundle, example)))
    return [...outcomes, ...unusedFiles(bundle, outcomes)]
  } finally {
    pool.close()
  }
}

async function store(folder: string, outcomes: Outcome[]) {
  for (const outcome of outcomes) {
    const file = path.join(folder, outcome.file)
    if (outcome.kind === 'unused') await rm(file)
    if (outcome.kind !== 'new' && outcome.kind !== 'different') continue
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, outcome.rendered)
  }
}

type Wanted = 'stored' | 'compared'

function show(outcome: Outcome, wanted: Wanted): string {
  const line = `${wordOf(outcome, wanted).padEnd(9)}${printable(outcome.file)}\n`
  switch (outcome.kind) {
    case 'different': {
      const names = { before: outcome.file, after: 'rendered now' }
      return wanted === 'stored' ? line : line + shown(unifiedDiff(outcome.stored, outcome.rendered, names))
    }
    case 'failed':
      return line + showProblem(outcome.problem)
    case 'invalid':
      return line + outcome.findings.map(showFinding).join('')
    default:
      return line
  }
}

const shown = (text: string) => text.split('\n').map(printable).join('\n')

const words: Record<Wanted, Record<Outcome['kind'], string>> = {
  compared: { same: 'ok', new: 'new', different: 'differs', unused: 'unused', failed: 'failed', invalid: 'invalid' },
  stored: { same: 'ok', new: 'stored', different: 'updated', unused: 'removed', failed: 'failed', invalid: 'invalid' },
}

const wordOf = ({ kind }: Outcome, wanted: Wanted) => words[wanted][kind]

function summary(outcomes: Outcome[], wanted: Wanted): string {
  const counts = new Map<string, number>()
  for (const outcome of outcomes) counts.set(wordOf(outcome, wanted), (counts.get(wordOf(outcome, wanted)) ?? 0) + 1)
  const told = [...counts].map(([word, count]) => `${count} ${word}`).join(', ')
  return counts.has('new') ? `${told} (--update stores what is new)` : told
}
