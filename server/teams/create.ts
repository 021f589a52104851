import { teams } from '../../drizzle/schema/members.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate } from '../db.ts'
import { conflict } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import type { CreateTeam } from './inputs.ts'

/** Creates a team that can own environments and services. */
export async function createTeam(ctx: Ctx, { name }: CreateTeam) {
  authorize(ctx, 'members:write')
  try {
    return await ctx.db.transaction(async (tx) => {
      const [team] = await tx.insert(teams).values({ name }).returning()
      if (!team) throw new Error('no team was stored')
      await record(tx, ctx, { action: 'team.create', subject: { id: team.id, name } })
      await announce(tx, 'teams')
      return { id: team.id, name }
    })
  } catch (error) {
    if (isDuplicate(error, 'teams_name_unique')) throw conflict(`A team named ${name} already exists.`, 'NAME_TAKEN')
    throw error
  }
}
