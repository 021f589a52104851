import { asc, eq } from 'drizzle-orm'
import { members, teamMembers, teams } from '../../drizzle/schema/members.ts'
import type { Ctx } from '../context.ts'

/** Everybody who has signed in, with role and teams. */
export async function listMembers({ db }: Ctx) {
  const [people, belongs] = await Promise.all([
    db
      .select({
        id: members.id,
        name: members.name,
        email: members.email,
        role: members.role,
        lastSeenAt: members.lastSeenAt,
        disabledAt: members.disabledAt,
      })
      .from(members)
      .orderBy(asc(members.name)),
    db
      .select({ memberId: teamMembers.memberId, team: teams.name })
      .from(teamMembers)
      .innerJoin(teams, eq(teams.id, teamMembers.teamId)),
  ])
  return people.map((person) => ({
    ...person,
    teams: belongs.filter(({ memberId }) => memberId === person.id).map(({ team }) => team),
  }))
}
