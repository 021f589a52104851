import { and, eq, sql } from 'drizzle-orm'
import { rollouts } from '../../drizzle/schema/rollouts.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { nudge } from '../worker/nudge.ts'
import { lockRollout, requirePossible } from './advancing/lock.ts'
import { withdraw } from './advancing/withdraw.ts'
import type { PauseRollout } from './inputs.ts'

/** Starts nobody new, and takes back who has not been executed yet. What CloudFormation is working on runs to its end. */
export async function pauseRollout(ctx: Ctx, { id, reason }: PauseRollout) {
  authorize(ctx, 'rollouts:control')
  await ctx.db.transaction(async (tx) => {
    const locked = await lockRollout(tx, id)
    requirePossible(locked, 'pause')
    const message = `Paused by ${ctx.actor.name}${reason ? `: ${reason}` : '.'}`
    await tx
      .update(rollouts)
      .set({
        status: 'paused',
        pausedAt: sql`clock_timestamp()`,
        pause: { cause: 'requested', message, by: ctx.actor.name },
      })
      .where(and(eq(rollouts.id, id), eq(rollouts.status, 'running')))
    const withdrawn = await withdraw(tx, ctx, id)
    await record(tx, ctx, { action: 'rollout.pause', subject: locked.subject, details: { reason, withdrawn } })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`, 'rollouts')
  })
  return { id }
}
