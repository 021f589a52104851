import { badRequest } from '../errors.ts'
import type { Validator } from '../validation/validator.ts'
import { evaluate } from './judge.ts'
import type { Subject } from './policy-input.ts'

/** A template that holds nothing and a plan that does nothing: enough to see that a policy compiles and answers. */
const nothing: Subject = {
  body: JSON.stringify({ Resources: { Nothing: { Type: 'AWS::CloudFormation::WaitConditionHandle' } } }),
  parameters: {},
  plan: null,
  target: { template: 'example', kind: 'environment', version: '1.0', region: 'eu-central-1' },
}

/** Refuses what the engine would refuse, with its own words and line. A policy that is stored can always be asked. */
export async function checkSource(validator: Validator, source: string) {
  const packages = source.match(/^package\b/gm)?.length ?? 0
  if (packages !== 1 || !/^(\s*#[^\n]*\n|\s*\n)*package\b/.test(source)) {
    const message = 'A policy begins with one package line, for example "package guardrail".'
    throw badRequest(message, { reason: 'POLICY_SOURCE', at: '/source' })
  }
  if (!/^deny\b/m.test(source)) {
    const message = 'A policy writes what it objects to into the set deny: deny contains {"message": …} if { … }.'
    throw badRequest(message, { reason: 'POLICY_SOURCE', at: '/source' })
  }
  const answer = await evaluate(validator, [{ id: 'policy', source }], [nothing])
  if ('closed' in answer) throw badRequest(inWords(answer.closed, source), { reason: 'POLICY_SOURCE', at: '/source' })
}

/** `--> policy.rego:3:28` and what follows, without the sentences about the gate as a whole. */
function inWords(closed: string, source: string): string {
  const place = /policy\.rego:(\d+):(\d+)/.exec(closed)
  const why = /error: ([^\n]*?)(?:\.? An operator|\n|$)/.exec(closed)?.[1]
  if (!place || !why) return closed
  const lines = source.trimEnd().split('\n').length
  // What is open at the end is missed further down, in what the engine is given behind the author's text.
  if (Number(place[1]) > lines) return `Line ${lines}, column 1: the text ends too early, ${why}.`
  return `Line ${place[1]}, column ${place[2]}: ${why}.`
}
