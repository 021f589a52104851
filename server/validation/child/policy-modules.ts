import type { PolicySource } from '../request.ts'

/** The rule id under which the findings of a policy come back. */
export const ruleOf = (id: string) => `HADRON-${id}`

/** The parameter that carries what policies see as `input`. */
export const inputParameter = 'HadronInput'

/**
 * Two modules for each policy. The engine gives rules its own model of a template and knows no plans; so our input
 * travels as text in a parameter, and the second module evaluates the author's `deny` with that as `input`. It answers
 * for a policy that found nothing too: silence means that a policy did not run, which must never pass for consent.
 */
export function policyModules(policies: PolicySource[]) {
  return policies.flatMap(({ id, source }) => {
    const name = packageOf(id)
    return [
      { name: `${id}.rego`, content: module(name, source) },
      { name: `${id}-run.rego`, content: runner(id, name) },
    ]
  })
}

/** The engine asks every package for `violation`, with its own input; the author's has none, so that it stays quiet. */
const module = (name: string, source: string) =>
  `${source.replace(/^package[^\n]*/m, `package ${name}`)}\n\nviolation contains "" if false\n`

const packageOf = (id: string) => `hadron_policies.${id.replaceAll('-', '_')}`

// `default` is a keyword of the engine: it must be written as a key.
const runner = (id: string, name: string) => `package hadron_runs.${id.replaceAll('-', '_')}

import rego.v1

violation contains found if {
  document := json.unmarshal(input.parameters.${inputParameter}["default"])
  denials := data.${name}.deny with input as document
  found := make_diag("${ruleOf(id)}", "INFO", "", json.marshal(denials))
}
`
