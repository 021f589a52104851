import type { JsonObject } from '../../cloudformation/template/template.ts'
import { globMatches } from './glob.ts'
import { type Grant, grantsIn } from './grants.ts'

/** Beyond this many, comparing every pair takes longer than a plan may. No hand-written policy comes close. */
const comparable = 2_000

/**
 * What a change allows that was not allowed before, in words that hold for every member that changes alike.
 * A new resource is read for wildcards and outsiders only: that it has permissions at all is no news.
 */
export function permissionsWidened(before: JsonObject | undefined, after: JsonObject, account: string): string[] {
  const now = grantsIn(after)
  const then = before ? grantsIn(before) : []
  if (now.length > comparable || then.length > comparable) return ['Has too many permissions to compare']
  const allowed = then.filter(({ effect }) => effect === 'Allow')
  const news = now.filter((grant) => grant.effect === 'Allow' && !allowed.some((old) => covers(old, grant)))
  const spoken = before ? news : news.filter((grant) => isBroad(grant, account))
  const sentences = spoken.map((grant) => sentenceParts(grant, allowed, account))
  return [...grouped(sentences), ...lifted(then, now), ...managed(before, after)]
}

const covers = (old: Grant, grant: Grant) =>
  old.kind === grant.kind &&
  globMatches(old.principal, grant.principal) &&
  actionCovers(old, grant) &&
  globMatches(old.resource, grant.resource) &&
  (old.condition === '' || old.condition === grant.condition)

const actionCovers = (old: Grant, grant: Grant) => globMatches(old.action.toLowerCase(), grant.action.toLowerCase())

const isBroad = (grant: Grant, account: string) =>
  grant.action.endsWith('*') || grant.resource === '*' || isOutsider(grant.principal, account)

/** A sentence with a hole for its actions, so that grants that differ only in their action are said once. */
interface Part {
  lead: string
  action: string
  rest: string
}

function sentenceParts(grant: Grant, allowed: Grant[], account: string): Part {
  const { kind, action, resource, principal } = grant
  const same = allowed.filter((old) => old.kind === kind)
  const known = same.filter((old) => globMatches(old.principal, principal))
  if (principal !== '' && known.length === 0) {
    const who = whoIs(principal, account)
    if (kind === 'trust') return { lead: `Can be assumed by ${who}`, action: '', rest: '' }
    return { lead: `Lets ${who} use`, action, rest: '' }
  }
  const everywhere = resource === '*' ? 'on every resource' : ''
  const usable = known.filter((old) => actionCovers(old, grant))
  if (usable.length === 0) return { lead: 'Allows', action, rest: everywhere }
  if (!usable.some((old) => globMatches(old.resource, resource)))
    return { lead: 'Allows', action, rest: everywhere || 'on more resources' }
  return { lead: 'Allows', action, rest: 'under fewer conditions' }
}

function grouped(parts: Part[]): string[] {
  const actions = new Map<string, Set<string>>()
  for (const { lead, action, rest } of parts) {
    const key = `${lead}\n${rest}`
    actions.set(key, (actions.get(key) ?? new Set()).add(action))
  }
  return [...actions].map(([key, names]) => {
    const [lead, rest] = key.split('\n')
    return [lead, [...names].toSorted().join(', '), rest].filter(Boolean).join(' ')
  })
}

function lifted(then: Grant[], now: Grant[]): string[] {
  const denied = now.filter(({ effect }) => effect === 'Deny')
  const gone = then.filter((old) => old.effect === 'Deny' && !denied.some((grant) => covers(grant, old)))
  return grouped(gone.map(({ action }) => ({ lead: 'No longer denies', action, rest: '' })))
}

/** AWS's own policies are named, not read: what they allow changes without us. */
function managed(before: JsonObject | undefined, after: JsonObject): string[] {
  const names = (properties: JsonObject | undefined) =>
    Array.isArray(properties?.ManagedPolicyArns)
      ? properties.ManagedPolicyArns.flatMap((arn) => (typeof arn === 'string' ? [arn.split('/').at(-1) ?? arn] : []))
      : []
  const had = new Set(names(before))
  const news = names(after).filter(
    (name) => !had.has(name) && (before || /Administrator|FullAccess|PowerUser/.test(name)),
  )
  const unbound = before?.PermissionsBoundary !== undefined && after.PermissionsBoundary === undefined
  return [...news.map((name) => `Attaches the policy ${name}`), ...(unbound ? ['Drops its permissions boundary'] : [])]
}

const accountOf = (principal: string) =>
  /^(\d{12})$|^arn:[^:]+:[^:]+::(\d{12}):/.exec(principal)?.slice(1).find(Boolean)

export function isOutsider(principal: string, account: string): boolean {
  const owner = accountOf(principal)
  return principal === '*' || (owner !== undefined && owner !== account)
}

/** The account a member happens to live in is the same news for all members. */
export function whoIs(principal: string, account: string): string {
  if (principal === '*') return 'everyone'
  const owner = accountOf(principal)
  if (owner === undefined) return principal
  const name = principal.split(':').slice(5).join(':')
  const who = owner === account ? 'this account' : `AWS account ${owner}`
  return name === '' || name === 'root' ? who : `${name} of ${who}`
}
