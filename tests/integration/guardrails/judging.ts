import path from 'node:path'
import { readStarterPolicies } from '../../../server/guardrails/install-starters.ts'
import { evaluate } from '../../../server/guardrails/judge.ts'
import { readObjections } from '../../../server/guardrails/objections.ts'
import type { Subject } from '../../../server/guardrails/policy-input.ts'
import { createValidator } from '../../../server/validation/validator.ts'

/** The real process; every test file that judges closes it in the end. */
export const validator = createValidator()

/** The engine takes seconds to load, and more on a busy machine: no test should wait for it. */
export const warmUp = () => validator.evaluate([], ['{}'])

export const starters = readStarterPolicies(path.join(process.cwd(), 'templates/guardrails'))

const target = { template: 'example', kind: 'environment', version: '1.0', region: 'eu-central-1' } as const

/** A template of these resources, on its way to Frankfurt. */
export const subjectWith = (resources: Record<string, unknown>, more: Partial<Subject> = {}): Subject => ({
  body: JSON.stringify({ Resources: resources }),
  parameters: {},
  plan: null,
  target,
  ...more,
})

/** What the starter policy of that name says of a subject, in words; it is asked even when it is switched off. */
export async function objectionsOf(name: string, subject: Subject): Promise<string[]> {
  const policies = starters.map((policy, index) => ({ id: `pol-${index}`, source: policy.source }))
  const answer = await evaluate(validator, policies, [subject])
  if ('closed' in answer) throw new Error(answer.closed)
  const id = `pol-${starters.findIndex((policy) => policy.name === name)}`
  return readObjections(answer.found[0]?.[id] ?? []).map(({ message }) => message)
}
