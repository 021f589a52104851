import { and, eq, isNull, sql } from 'drizzle-orm'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { requestCancel } from '../../deployments/cancel.ts'
import { actingFor } from './lock.ts'

/** A worker's write to a deployment takes a few milliseconds. */
const attempts = 20
const pauseSeconds = 0.01

/**
 * Takes back every deployment of a rollout that CloudFormation has not been asked to execute yet; its member then waits
 * again. The rows are locked, so that none of them can be executed in between; what is executed runs to its end.
 *
 * The caller holds the rollout's lock. A deployment that is finishing holds its own row and waits for the rollout's, to
 * nudge it, so waiting for that row would be a deadlock: it is passed over. Whatever else is being written is tried
 * again until it is free. Answers how many were taken back.
 */
export async function withdraw(tx: Tx, ctx: Ctx, rolloutId: string): Promise<number> {
  const unexecuted = and(
    eq(deployments.rolloutId, rolloutId),
    isNull(deployments.finishedAt),
    isNull(deployments.executedAt),
    isNull(deployments.cancelRequestedAt),
  )
  let withdrawn = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    const free = await tx
      .select({ id: deployments.id })
      .from(deployments)
      .where(unexecuted)
      .for('update', { skipLocked: true })
    for (const { id } of free) await requestCancel(tx, actingFor(ctx, rolloutId), id)
    withdrawn += free.length
    if ((await tx.$count(deployments, unexecuted)) === 0) break
    await tx.execute(sql`select pg_sleep(${pauseSeconds})`)
  }
  return withdrawn
}
