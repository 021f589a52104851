import { sql } from 'drizzle-orm'
import { advanceDeployment } from '../../server/deployments/advance/advance.ts'
import { advancePipeline } from '../../server/services/pipelines/advance.ts'
import { claimDue, release } from '../../server/worker/claim.ts'
import type { WorkerCtx } from '../../server/worker/context.ts'

/**
 * Does a worker's work on deployments, one step after the other and without its clock: whatever is waiting is due at
 * once. Answers when every deployment has finished; throws when that takes more looks than any healthy one needs.
 */
export async function advanceAll(ctx: WorkerCtx, { looks = 200 } = {}) {
  for (let look = 0; look < looks; look += 1) {
    await ctx.db.execute(
      sql`update deployments set due_at = clock_timestamp() where finished_at is null and lease_until is null`,
    )
    const claims = await claimDue(ctx.db, 'deployments', 'wrk-test', 20)
    if (claims.length === 0 && (await unfinished(ctx)) === 0) return
    for (const claim of claims) {
      const { lookAgainMs } = await advanceDeployment(ctx, claim)
      await release(ctx.db, 'deployments', claim, lookAgainMs)
    }
    // The endpoint works beside us: leave it a moment to go on.
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`deployments were still unfinished after ${looks} looks`)
}

/** Does a worker's work on pipelines and on the deployments that come of it, until neither leaves anything to do. */
export async function followInstances(ctx: WorkerCtx, { rounds = 20 } = {}) {
  for (let round = 0; round < rounds; round += 1) {
    await advanceAll(ctx)
    if ((await lookAtPipelines(ctx)) === 0) return
  }
  throw new Error(`pipelines were still due after ${rounds} rounds`)
}

/** Looks once at every pipeline whose instances came or went; answers how many. What is deployed then only waits. */
export async function lookAtPipelines(ctx: WorkerCtx) {
  await ctx.db.execute(sql`update pipelines set due_at = clock_timestamp() where due_at is not null`)
  const claims = await claimDue(ctx.db, 'pipelines', 'wrk-test', 20)
  for (const claim of claims) {
    const { lookAgainMs } = await advancePipeline(ctx, claim)
    await release(ctx.db, 'pipelines', claim, lookAgainMs)
  }
  return claims.length
}

/** What a dead worker leaves: its leases, which end. */
export const expireLeases = (ctx: WorkerCtx) =>
  ctx.db.execute(
    sql`update deployments set lease_until = clock_timestamp() - interval '1 second' where lease_until is not null`,
  )

async function unfinished(ctx: WorkerCtx) {
  const { rows } = await ctx.db.execute<{ n: number }>(
    sql`select count(*)::int as n from deployments where finished_at is null`,
  )
  return rows[0]?.n ?? 0
}
