import { asc, eq } from 'drizzle-orm'
import { teams } from '../../drizzle/schema/members.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { notFound } from '../errors.ts'
import type { Owned } from '../policy/policy.ts'

/** The team that owns something, as permission checks want it. */
export async function ownerOf(db: Pick<Tx, 'select'>, teamId: string): Promise<Owned> {
  const [team] = await db.select().from(teams).where(eq(teams.id, teamId))
  if (!team) throw notFound(`Team ${teamId}`)
  return { teamId, teamName: team.name }
}

/** All teams, with `mine` for those the actor may act for: operators and admins act for every team. */
export async function listTeams({ db, actor }: Ctx) {
  const rows = await db.select({ id: teams.id, name: teams.name }).from(teams).orderBy(asc(teams.name))
  return rows.map((team) => ({ ...team, mine: actsFor(actor, team.id) }))
}

const actsFor = (actor: Ctx['actor'], teamId: string) =>
  actor.kind === 'system' ||
  actor.role === 'admin' ||
  actor.role === 'operator' ||
  (actor.role === 'developer' && actor.teamIds.includes(teamId))
