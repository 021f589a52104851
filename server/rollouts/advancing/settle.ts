import { sql } from 'drizzle-orm'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { actingFor } from './lock.ts'

/**
 * Takes over how the deployments of members ended, in one statement. What the rollout itself took back waits again;
 * what a person cancelled counts as failed, because somebody did not want it. Answers how many ended.
 */
export async function settleMembers(tx: Tx, ctx: Ctx, rolloutId: string): Promise<number> {
  const withdrawn = sql`(d.status = 'cancelled' and d.cancel_requested_by = ${actingFor(ctx, rolloutId).actor.name})`
  const { rowCount } = await tx.execute(sql`
    update rollout_members m set
      status = case
        when ${withdrawn} then 'waiting'
        when d.status = 'succeeded' and d.executed_at is null then 'unchanged'
        when d.status = 'succeeded' then 'upgraded'
        else 'failed' end,
      reason = case
        when ${withdrawn} or d.status = 'succeeded' then null
        when d.status = 'cancelled' then 'Its deployment was cancelled by ' || coalesce(d.cancel_requested_by, 'somebody') || '.'
        else coalesce(d.failure->>'message', 'Its deployment failed.') end,
      deployment_id = case when ${withdrawn} then null else m.deployment_id end,
      started_at = case when ${withdrawn} then null else m.started_at end,
      finished_at = case when ${withdrawn} then null else d.finished_at end
    from deployments d
    where m.rollout_id = ${rolloutId} and m.status = 'deploying' and d.id = m.deployment_id and d.finished_at is not null`)
  return rowCount ?? 0
}
