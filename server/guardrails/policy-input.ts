import { readDocument } from '../cloudformation/template/parse.ts'
import { isObject, type Json } from '../cloudformation/template/template.ts'
import type { Plan } from '../plans/plan.ts'
import type { PolicyTarget } from './guardrail.ts'

/** One thing to judge: a rendered template, what deploying it would do, and where it goes. */
export interface Subject {
  body: string
  /** Values of CloudFormation's parameters. */
  parameters: Record<string, string>
  /** Null when a version is published: nothing is planned yet. */
  plan: Pick<Plan, 'source' | 'changes' | 'counts' | 'risk' | 'headline'> | null
  target: PolicyTarget
}

/** What a policy sees as `input`, as JSON text. The short forms of YAML are written out and parameters are filled in. */
export function policyInput({ body, parameters, plan, target }: Subject): string {
  const template = filledIn(readDocument(body), parameters)
  return JSON.stringify({
    template,
    parameters,
    target,
    ...(plan ? { plan } : {}),
    // What the canary listens to: see `judge.ts`.
    hadron: { canary: true },
  })
}

/** A rule about a value must not be evaded by handing the value in as a parameter. */
function filledIn(value: Json, parameters: Record<string, string>): Json {
  if (Array.isArray(value)) return value.map((item) => filledIn(item, parameters))
  if (!isObject(value)) return value
  const { Ref: ref } = value
  if (typeof ref === 'string' && Object.keys(value).length === 1 && Object.hasOwn(parameters, ref))
    return parameters[ref] ?? value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, parameters)]))
}
