import { and, eq } from 'drizzle-orm'
import { rollouts } from '../../drizzle/schema/rollouts.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { nudge } from '../worker/nudge.ts'
import { lockRollout, requirePossible } from './advancing/lock.ts'
import type { ResumeRollout } from './inputs.ts'

/** Goes on. Failures so far have been looked at, that is what the reason is for, and no longer count. */
export async function resumeRollout(ctx: Ctx, { id, reason }: ResumeRollout) {
  authorize(ctx, 'rollouts:control')
  await ctx.db.transaction(async (tx) => {
    const locked = await lockRollout(tx, id)
    requirePossible(locked, 'resume')
    await tx
      .update(rollouts)
      .set({ status: 'running', pause: null, pausedAt: null, failuresForgiven: locked.failed })
      .where(and(eq(rollouts.id, id), eq(rollouts.status, 'paused')))
    const details = { reason, pause: locked.rollout.pause, failuresForgiven: locked.failed }
    await record(tx, ctx, { action: 'rollout.resume', subject: locked.subject, details })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`, 'rollouts')
  })
  return { id }
}
