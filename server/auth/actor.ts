import { and, eq, isNull } from 'drizzle-orm'
import { members, teamMembers } from '../../drizzle/schema/members.ts'
import type { Tx } from '../db.ts'
import type { Actor } from '../policy/policy.ts'

/**
 * Who a session's member is now: read on every request, so that a changed role or a disabled member counts at once.
 * Undefined when nobody is signed in, or the member is gone or disabled.
 */
export async function loadActor(db: Pick<Tx, 'select'>, memberId: string | undefined): Promise<Actor | undefined> {
  if (!memberId) return undefined
  const [member] = await db
    .select()
    .from(members)
    .where(and(eq(members.id, memberId), isNull(members.disabledAt)))
  if (!member) return undefined
  const owned = await db
    .select({ teamId: teamMembers.teamId })
    .from(teamMembers)
    .where(eq(teamMembers.memberId, member.id))
  return {
    kind: 'member',
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    teamIds: owned.map(({ teamId }) => teamId),
  }
}
