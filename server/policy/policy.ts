import { Problem } from '../errors.ts'

export const roles = ['admin', 'operator', 'developer', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Who is asking: a member (with the teams whose things they may change) or Hadron itself. */
export type Actor =
  | { kind: 'member'; id: string; name: string; email: string; role: Role; teamIds: string[] }
  | { kind: 'system'; name: string }

/** Everything anybody can be allowed to do, with the sentence that explains it. Reading needs only to be signed in. */
export const permissions = {
  'templates:publish': 'publish and deprecate template versions',
  'environments:write': 'create, change, upgrade and delete environments',
  'services:write': 'create, change, upgrade and delete services and their instances',
  'deployments:cancel': 'cancel deployments',
  'rollouts:control': 'plan, start, pause, resume and abort rollouts',
  'accounts:write': 'connect and disconnect AWS accounts',
  'guardrails:manage': 'write guardrails, exempt from them and answer for what they hold back',
  'members:write': 'manage members, teams and roles',
} as const
export type Permission = keyof typeof permissions

const developer: Permission[] = ['environments:write', 'services:write', 'deployments:cancel']
const operator: Permission[] = [
  ...developer,
  'templates:publish',
  'rollouts:control',
  'accounts:write',
  'guardrails:manage',
]

/** The whole policy. Developers hold their permissions only for what their teams own. */
const granted: Record<Role, readonly Permission[]> = {
  admin: [...operator, 'members:write'],
  operator,
  developer,
  viewer: [],
}

/** The thing acted on, as far as ownership matters. */
export interface Owned {
  teamId: string
  teamName: string
}

/** Why this actor may not, as a sentence naming the missing permission and who can grant it; undefined when they may. */
export function denied(actor: Actor, permission: Permission, owned?: Owned): string | undefined {
  if (actor.kind === 'system') return undefined
  if (!granted[actor.role].includes(permission)) {
    const holder = roles.toReversed().find((role) => granted[role].includes(permission))
    return `Your role is ${actor.role}. To ${permissions[permission]} you need the role ${holder} (${permission}); an admin can grant it.`
  }
  if (actor.role === 'developer' && owned && !actor.teamIds.includes(owned.teamId)) {
    return `This belongs to the team ${owned.teamName}, which you are not in. A member of ${owned.teamName} or an operator can do it; an admin can add you.`
  }
  return undefined
}

/** Called first in every command. */
export function authorize(ctx: { actor: Actor }, permission: Permission, owned?: Owned) {
  const reason = denied(ctx.actor, permission, owned)
  if (reason) throw new Problem('FORBIDDEN', reason, { reason: 'FORBIDDEN' })
}
