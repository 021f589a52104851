import { and, eq, inArray, sql } from 'drizzle-orm'
import { rolloutMembers, rollouts, rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { conflict } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { nudge } from '../../worker/nudge.ts'
import { lockRollout, requirePossible } from '../advancing/lock.ts'
import type { RetryFailed } from '../inputs.ts'

/** Puts failed members back in line. They no longer count as failures; a wave that bakes runs again until they end. */
export async function retryFailed(ctx: Ctx, { id, targetIds }: RetryFailed) {
  authorize(ctx, 'rollouts:control')
  return ctx.db.transaction(async (tx) => {
    const locked = await lockRollout(tx, id)
    requirePossible(locked, 'retryFailed')
    const retried = await tx
      .update(rolloutMembers)
      .set({ status: 'waiting', reason: null, deploymentId: null, startedAt: null, finishedAt: null })
      .where(
        and(
          eq(rolloutMembers.rolloutId, id),
          eq(rolloutMembers.status, 'failed'),
          targetIds ? inArray(rolloutMembers.targetId, targetIds) : undefined,
        ),
      )
      .returning({ targetId: rolloutMembers.targetId, wave: rolloutMembers.wave })
    if (retried.length === 0) throw conflict('None of these members has failed.', 'ROLLOUT_STATE')
    const waves = [...new Set(retried.flatMap(({ wave }) => wave ?? []))]
    await tx
      .update(rolloutWaves)
      .set({ status: 'running', bakeUntil: null })
      .where(
        and(eq(rolloutWaves.rolloutId, id), eq(rolloutWaves.status, 'baking'), inArray(rolloutWaves.number, waves)),
      )
    await tx
      .update(rollouts)
      .set({ failuresForgiven: sql`least(failures_forgiven, ${locked.failed - retried.length})` })
      .where(eq(rollouts.id, id))
    const details = { targetIds: retried.map(({ targetId }) => targetId) }
    await record(tx, ctx, { action: 'rollout.retry_failed', subject: locked.subject, details })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`, 'rollouts')
    return { id, retried: retried.length }
  })
}
