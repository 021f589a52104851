import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { accounts } from '../../drizzle/schema/accounts.ts'
import { deployments } from '../../drizzle/schema/deployments.ts'
import { StackProblem } from '../cloudformation/stacks.ts'
import type { LookAgain, WorkerCtx } from '../worker/context.ts'
import { nudge } from '../worker/nudge.ts'

/** How often an account is swept while something moves in it. */
const sweepMs = 1_500
/** After trouble: a storm or an outage is not helped by asking more often. */
const troubleMs = 10_000

/**
 * One list of everything CloudFormation is working on in an account and region, instead of one poller per stack: its
 * cost follows what is moving, not the fleet. A stack that has left the list has finished; its deployment is nudged and
 * reads the truth itself. Absence from the list is only ever a hint.
 */
export async function sweepAccount(ctx: WorkerCtx, { id }: { id: string }): Promise<LookAgain> {
  const waiting = await ctx.db
    .select({ id: deployments.id, stackArn: deployments.stackArn, status: deployments.status })
    .from(deployments)
    .where(
      and(
        eq(deployments.accountId, id),
        isNull(deployments.finishedAt),
        eq(deployments.step, 'watch'),
        inArray(deployments.status, ['deploying', 'rolling_back']),
      ),
    )
  if (waiting.length === 0) return { lookAgainMs: null }
  try {
    const moving = new Map((await (await ctx.stacksOf(id)).listMoving()).map((stack) => [stack.arn, stack.status]))
    for (const deployment of waiting) {
      const status = moving.get(deployment.stackArn ?? '')
      const rolledOver = status?.includes('ROLLBACK') && deployment.status === 'deploying'
      if (!status || rolledOver) await nudge(ctx.db, 'deployments', deployment.id)
    }
    await ctx.db
      .update(accounts)
      .set({ trouble: null })
      .where(and(eq(accounts.id, id), sql`trouble is not null`))
    return { lookAgainMs: sweepMs }
  } catch (error) {
    if (!(error instanceof StackProblem)) throw error
    await ctx.db.update(accounts).set({ trouble: error.message }).where(eq(accounts.id, id))
    return { lookAgainMs: troubleMs }
  }
}
