import { and, eq, isNull, sql } from 'drizzle-orm'
import { deployments } from '../../drizzle/schema/deployments.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { conflict, notFound, refused } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { nudge } from '../worker/nudge.ts'
import { blocked } from './deployment.ts'
import type { DeploymentRef } from './inputs.ts'

/**
 * Asks for a deployment to stop. Before execution nothing has changed and it ends cancelled; an update that is going on
 * is rolled back by CloudFormation first. The worker does it: this command only writes the wish.
 */
export async function cancelDeployment(ctx: Ctx, { id }: DeploymentRef) {
  const [found] = await ctx.db
    .select({ deployment: deployments, target: targets })
    .from(deployments)
    .innerJoin(targets, eq(targets.id, deployments.targetId))
    .where(eq(deployments.id, id))
  if (!found) throw notFound(`Deployment ${id}`)
  authorize(ctx, 'deployments:cancel', await ownerOf(ctx.db, found.target.teamId))
  const reason = blocked(found.deployment).cancel
  if (reason) throw refused(reason, 'DEPLOYMENT_STATE')

  await ctx.db.transaction(async (tx) => {
    const asked = await requestCancel(tx, ctx, id)
    if (!asked) throw conflict('This deployment changed while you were looking at it. Reload and try again.')
    await record(tx, ctx, { action: 'deployment.cancel', subject: { id, name: found.target.name } })
  })
  return { id }
}

/** Writes the wish to cancel on an unfinished deployment; false when it has finished or was asked before. */
export async function requestCancel(tx: Tx, ctx: Ctx, id: string) {
  const [asked] = await tx
    .update(deployments)
    .set({ cancelRequestedAt: sql`clock_timestamp()`, cancelRequestedBy: ctx.actor.name })
    .where(and(eq(deployments.id, id), isNull(deployments.finishedAt), isNull(deployments.cancelRequestedAt)))
    .returning({ id: deployments.id })
  if (!asked) return false
  await nudge(tx, 'deployments', id)
  await announce(tx, `deployment:${id}`)
  return true
}
