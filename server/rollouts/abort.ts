import { and, eq } from 'drizzle-orm'
import { rolloutMembers, rollouts } from '../../drizzle/schema/rollouts.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { nudge } from '../worker/nudge.ts'
import { lockRollout, requirePossible } from './advancing/lock.ts'
import { withdraw } from './advancing/withdraw.ts'
import type { AbortRollout } from './inputs.ts'

/**
 * Ends a rollout for good: whoever waits is skipped, whoever is executed keeps the new version. It is finished once
 * the deployments that CloudFormation is working on have come to their end.
 */
export async function abortRollout(ctx: Ctx, { id, reason }: AbortRollout) {
  authorize(ctx, 'rollouts:control')
  await ctx.db.transaction(async (tx) => {
    const locked = await lockRollout(tx, id)
    requirePossible(locked, 'abort')
    await tx
      .update(rollouts)
      .set({ status: 'aborted', pause: null })
      .where(and(eq(rollouts.id, id), eq(rollouts.status, locked.rollout.status)))
    const skipped = await tx
      .update(rolloutMembers)
      .set({ status: 'skipped', reason: `The rollout was aborted: ${reason}` })
      .where(and(eq(rolloutMembers.rolloutId, id), eq(rolloutMembers.status, 'waiting')))
    const withdrawn = await withdraw(tx, ctx, id)
    const details = { reason, from: locked.rollout.status, skipped: skipped.rowCount ?? 0, withdrawn }
    await record(tx, ctx, { action: 'rollout.abort', subject: locked.subject, details })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`, 'rollouts')
  })
  return { id }
}
