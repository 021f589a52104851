import { eq, sql } from 'drizzle-orm'
import { members, teamMembers, teams } from '../../drizzle/schema/members.ts'
import { record } from '../audit/record.ts'
import type { Db, Tx } from '../db.ts'
import type { Role } from '../policy/policy.ts'

export interface Identity {
  /** Who vouches: an OIDC issuer's URL, or `demo` for the one-click identities of a loopback portal. */
  issuer: string
  subject: string
  email: string
  name: string
  /** Only for demo identities; people from OIDC begin as viewers, the first of all as admin. */
  demoRole?: Role
}

/** The team that demo identities share, so that a developer has something to own from the first click. */
const demoTeam = 'Team Aurora'

/** Finds or creates the member behind an identity. Identity is issuer and subject; an equal e-mail address proves nothing. */
export async function signInMember(db: Db, identity: Identity): Promise<{ memberId: string }> {
  return db.transaction(async (tx) => {
    const role = identity.demoRole ?? (await roleOfNewMember(tx))
    const { issuer, subject, email, name } = identity
    const [member] = await tx
      .insert(members)
      .values({ issuer, subject, email, name, role, lastSeenAt: sql`clock_timestamp()` })
      .onConflictDoUpdate({
        target: [members.issuer, members.subject],
        set: { email, name, lastSeenAt: sql`clock_timestamp()` },
      })
      .returning()
    if (!member) throw new Error('no member was stored')
    if (identity.demoRole) await joinDemoTeam(tx, member.id)
    await record(tx, signedIn(member), { action: 'member.sign_in', subject: { id: member.id, name: member.name } })
    return { memberId: member.id }
  })
}

async function roleOfNewMember(tx: Tx): Promise<Role> {
  const [anybody] = await tx.select({ id: members.id }).from(members).where(eq(members.role, 'admin')).limit(1)
  return anybody ? 'viewer' : 'admin'
}

async function joinDemoTeam(tx: Tx, memberId: string) {
  await tx.insert(teams).values({ name: demoTeam }).onConflictDoNothing()
  const [team] = await tx.select().from(teams).where(eq(teams.name, demoTeam))
  if (team) await tx.insert(teamMembers).values({ teamId: team.id, memberId }).onConflictDoNothing()
}

const signedIn = (member: typeof members.$inferSelect) => ({
  actor: {
    kind: 'member' as const,
    id: member.id,
    name: member.name,
    email: member.email,
    role: member.role,
    teamIds: [],
  },
  requestId: 'sign-in',
})
