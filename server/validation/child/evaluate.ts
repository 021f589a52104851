import type { ValidationAnswer, ValidationRequest } from '../request.ts'
import { engineWith, inMemory } from './engine.ts'
import { inputParameter, ruleOf } from './policy-modules.ts'

type Evaluate = Extract<ValidationRequest, { kind: 'evaluate' }>

/** What each policy denies in each input. Throws when a policy does not compile, fails, or does not answer. */
export function evaluatePolicies({ policies, inputs }: Evaluate): ValidationAnswer {
  const engine = engineWith(policies)
  return {
    kind: 'evaluated',
    denials: inputs.map((input) => {
      const { status, diagnostics } = engine.validateStandard(inMemory(carrier(input)), { disableBuiltinRules: true })
      if (status !== 'OK') throw new Error(`The policy engine did not finish (${status}).`)
      const answers = new Map(diagnostics.map(({ ruleId, message }) => [ruleId, message]))
      return Object.fromEntries(policies.map(({ id }) => [id, denialsOf(id, answers)]))
    }),
  }
}

function denialsOf(id: string, answers: Map<string, string>): unknown[] {
  const answer = answers.get(ruleOf(id))
  if (answer === undefined) throw new Error(`The policy ${id} gave no answer: its rule deny is not a set.`)
  const denials: unknown = JSON.parse(answer)
  if (!Array.isArray(denials)) throw new Error(`The policy ${id} must write "deny contains …": deny is not a set.`)
  return denials
}

/** The smallest template that carries text to the policies. */
function carrier(input: string): string {
  return JSON.stringify({
    Parameters: { [inputParameter]: { Type: 'String', Default: input } },
    Resources: { Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' } },
  })
}
