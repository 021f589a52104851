import { and, eq, sql } from 'drizzle-orm'
import { rollouts } from '../../drizzle/schema/rollouts.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { loadVersion } from '../templates/versions/load.ts'
import { requireUsable } from '../templates/versions/usable.ts'
import { nudge } from '../worker/nudge.ts'
import { lockRollout, requirePossible } from './advancing/lock.ts'
import type { RolloutRef } from './inputs.ts'

/** Begins to carry out a stored plan. Members that render what already runs get the new version at once, without AWS. */
export async function startRollout(ctx: Ctx, { id }: RolloutRef) {
  authorize(ctx, 'rollouts:control')
  await ctx.db.transaction(async (tx) => {
    const locked = await lockRollout(tx, id)
    requirePossible(locked, 'start')
    requireUsable(await loadVersion(tx, locked.rollout.toVersionId))
    await tx
      .update(rollouts)
      .set({ status: 'running', startedAt: sql`clock_timestamp()` })
      .where(and(eq(rollouts.id, id), eq(rollouts.status, 'planned')))
    const relabelled = await relabelUnchanged(tx, id)
    await record(tx, ctx, { action: 'rollout.start', subject: locked.subject, details: { relabelled } })
    await nudge(tx, 'rollouts', id)
    await announce(tx, `rollout:${id}`, 'rollouts', ...(relabelled > 0 ? ['targets'] : []))
  })
  return { id }
}

/** One statement moves the version of every member that renders the same bytes; who changed since is skipped. */
async function relabelUnchanged(tx: Tx, id: string): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    with moved as (
      update targets t
      set deployed_version_id = r.to_version_id, desired_version_id = r.to_version_id,
          deployed_spec = m.spec, desired_spec = m.spec
      from rollout_members m join rollouts r on r.id = m.rollout_id
      where m.rollout_id = ${id} and m.target_id = t.id and m.wave is null and m.status = 'waiting'
        and t.deleted_at is null and t.lifecycle = 'active'
        and t.deployed_digest = m.from_digest and t.deployed_version_id = m.from_version_id
        and not exists (select 1 from deployments d where d.target_id = t.id and d.finished_at is null)
      returning t.id)
    update rollout_members m set status = 'unchanged', finished_at = clock_timestamp()
    from moved where m.rollout_id = ${id} and m.target_id = moved.id`)
  await tx.execute(sql`
    update rollout_members
    set status = 'skipped', reason = 'It changed after the plan was made.', finished_at = clock_timestamp()
    where rollout_id = ${id} and wave is null and status = 'waiting'`)
  return rowCount ?? 0
}
