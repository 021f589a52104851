import { eq } from 'drizzle-orm'
import { rollouts } from '../../drizzle/schema/rollouts.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { nudge } from '../worker/nudge.ts'
import { lockRollout } from './advancing/lock.ts'
import type { ChangeConcurrency } from './inputs.ts'
import { settleStrategy } from './planning/presets.ts'
import { isFinished } from './rollout.ts'

/** How many members may be in flight from now on. Lowering it interrupts nobody: it takes effect as members end. */
export async function changeConcurrency(ctx: Ctx, { id, concurrency }: ChangeConcurrency) {
  authorize(ctx, 'rollouts:control')
  await ctx.db.transaction(async (tx) => {
    const { rollout, subject } = await lockRollout(tx, id)
    if (isFinished(rollout.status)) throw conflict(`This rollout is already ${rollout.status}.`, 'ROLLOUT_STATE')
    settleStrategy({ ...rollout.strategy, concurrency })
    await tx.update(rollouts).set({ concurrency }).where(eq(rollouts.id, id))
    const details = { before: rollout.concurrency, after: concurrency }
    await record(tx, ctx, { action: 'rollout.change_concurrency', subject, details })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`)
  })
  return { id }
}
