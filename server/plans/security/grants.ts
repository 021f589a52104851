import { isObject, type Json, type JsonObject } from '../../cloudformation/template/template.ts'

/** One thing a policy allows: who may do what to what. Wildcards stay as they are written. */
export interface Grant {
  /** `trust` says who may become a role; `policy` says what may be done. */
  kind: 'trust' | 'policy'
  effect: 'Allow' | 'Deny'
  /** `` when the policy is attached to the one who acts. */
  principal: string
  action: string
  resource: string
  /** Canonical text of the conditions; `` when there are none. */
  condition: string
}

/** Every grant of every policy document anywhere in a resource's properties. */
export function grantsIn(properties: JsonObject): Grant[] {
  return Object.entries(properties).flatMap(([name, value]) =>
    statementsIn(value).flatMap((statement) =>
      grantsOf(statement, name === 'AssumeRolePolicyDocument' ? 'trust' : 'policy'),
    ),
  )
}

function statementsIn(value: Json): JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(statementsIn)
  if (!isObject(value)) return []
  if (value.Statement !== undefined) return listOf(value.Statement).filter(isObject)
  return Object.values(value).flatMap(statementsIn)
}

function grantsOf(statement: JsonObject, kind: Grant['kind']): Grant[] {
  const effect = statement.Effect === 'Deny' ? 'Deny' : 'Allow'
  const condition = statement.Condition === undefined ? '' : canonical(statement.Condition)
  const actions = textsOf(statement.Action) ?? except(statement.NotAction) ?? ['*']
  const resources = textsOf(statement.Resource) ?? except(statement.NotResource) ?? ['']
  const principals = principalsOf(statement.Principal) ?? except(statement.NotPrincipal) ?? ['']
  return principals.flatMap((principal) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({ kind, effect, principal, action, resource, condition }) satisfies Grant),
    ),
  )
}

/** `NotAction: [a]` allows everything but `a`: as wide as a wildcard. */
const except = (value: Json | undefined) => (value === undefined ? undefined : ['*'])

function principalsOf(value: Json | undefined): string[] | undefined {
  if (value === undefined) return undefined
  return isObject(value) ? Object.values(value).flatMap((who) => textsOf(who) ?? []) : textsOf(value)
}

const listOf = (value: Json) => (Array.isArray(value) ? value : [value])
const textsOf = (value: Json | undefined) =>
  value === undefined ? undefined : listOf(value).map((item) => (typeof item === 'string' ? item : canonical(item)))

/** Equal values give equal text, whatever the order of their members. */
export function canonical(value: Json): string {
  return JSON.stringify(value, (_, member: Json) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).toSorted(([a], [b]) => (a < b ? -1 : 1))) : member,
  )
}
