import type { LineOrigins } from '../../rendering/request.ts'
import type { Diagnostic } from '../../validation/request.ts'
import type { Validator } from '../../validation/validator.ts'
import type { Finding } from '../bundle/finding.ts'
import { placeOf } from './origin.ts'
import { severityOf } from './severity.ts'

interface Rendered {
  file: string
  body: string
  parameters: Record<string, string>
  origins: LineOrigins
}

/** What AWS's official validator says about a rendered part, at the author's lines. */
export async function validateRendered(
  validator: Validator,
  { file, body, parameters, origins }: Rendered,
  region: string,
): Promise<Finding[]> {
  const answer = await validator.validate({ body, region, parameters })
  if (answer.kind === 'unavailable') return [unavailable(file, answer.why)]
  const findings = answer.diagnostics.flatMap((diagnostic) => toFinding(diagnostic, origins, file))
  return answer.complete ? distinct(findings) : [...distinct(findings), incomplete(file)]
}

function toFinding(diagnostic: Diagnostic, origins: LineOrigins, file: string): Finding[] {
  const severity = severityOf(diagnostic)
  if (!severity) return []
  const { rule, message, advice, entity, line } = diagnostic
  const about = entity && !message.includes(entity) ? `${entity}: ` : ''
  return [
    {
      severity,
      code: `CFN_${rule}`,
      ...placeOf(origins, line, file),
      message: `${about}${message.replace(/\.?$/, '.')}`,
      advice: advice
        ? advice.replace(/\.?$/, '.')
        : 'Mend the resource at this line, or the names it is rendered from.',
    },
  ]
}

/** A loop in the template says the same of each thing it makes; a parameter with many values of each value. */
function distinct(findings: Finding[]): Finding[] {
  const seen = new Map<string, Finding>()
  for (const finding of findings) {
    const key = `${finding.code} ${finding.file}:${finding.line}`
    if (!seen.has(key)) seen.set(key, finding)
  }
  return [...seen.values()]
}

/** Publishing goes on without the validator, and whoever publishes knows it. */
const unavailable = (file: string, why: string): Finding => ({
  severity: 'warning',
  code: 'VALIDATOR_UNAVAILABLE',
  file,
  message: `${file} was not checked against AWS's resource schemas: the validator could not be asked (${why}).`,
  advice: 'Inspect the bundle again. If it stays so, look at the memory of this machine: the validator needs 450 MB.',
})

const incomplete = (file: string): Finding => ({
  severity: 'warning',
  code: 'VALIDATION_INCOMPLETE',
  file,
  message: `${file} was not checked completely: it has too many combinations of conditions.`,
  advice: 'Split the template, or let the schema decide instead of conditions.',
})
