import { and, eq, isNull, ne } from 'drizzle-orm'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { pipelines } from '../../../drizzle/schema/services.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { requestDeployment } from '../../deployments/request.ts'
import { lockTarget, type Target } from '../../deployments/targets/change.ts'
import { Problem } from '../../errors.ts'
import { announce } from '../../live.ts'
import type { LookAgain } from '../../worker/context.ts'
import { type Move, nextMove } from './next-move.ts'
import { standingOf } from './standing.ts'

interface Claim {
  id: string
  fence: number
}

/** While it is being deployed, what came or went meanwhile has to wait. */
const busy = { lookAgainMs: 2_000 }
const done = { lookAgainMs: null }

/**
 * Instances of a service came or went: its pipeline follows by a deployment of its own, the first one included. What
 * would remove or replace something is never done by itself: it waits for a person, and says so.
 */
export async function advancePipeline(ctx: Ctx, claim: Claim): Promise<LookAgain> {
  const found = await find(ctx, claim)
  if (!found) return done
  if (found.last && !found.last.finishedAt) return busy
  const standing = await standingOf(ctx, found.target)
  const next = nextMove({ runs: found.target.deployedVersionId !== null, last: found.last }, standing)
  try {
    await ctx.db.transaction((tx) => carryOut(tx, ctx, { claim, target: found.target, next }))
    return done
  } catch (error) {
    if (error instanceof Problem && error.reason === 'DEPLOYMENT_UNFINISHED') return busy
    throw error
  }
}

async function find(ctx: Ctx, { id, fence }: Claim) {
  const [found] = await ctx.db
    .select({ target: targets, last: deployments })
    .from(pipelines)
    .innerJoin(targets, eq(targets.id, pipelines.id))
    .leftJoin(deployments, eq(deployments.id, targets.lastDeploymentId))
    .where(
      and(
        eq(pipelines.id, id),
        eq(pipelines.fence, fence),
        isNull(targets.deletedAt),
        ne(targets.lifecycle, 'deleting'),
      ),
    )
  return found
}

interface ToDo {
  claim: Claim
  target: Target
  next: Move
}

async function carryOut(tx: Tx, ctx: Ctx, { claim, target, next }: ToDo) {
  const current = await lockTarget(tx, target.id)
  const held = await tx
    .update(pipelines)
    .set({ waitsFor: 'waitsFor' in next ? next.waitsFor : null })
    .where(and(eq(pipelines.id, claim.id), eq(pipelines.fence, claim.fence)))
  if (held.rowCount !== 1) return
  await announce(tx, `target:${target.id}`, 'services')
  if (!('deploy' in next)) return
  const first = current.deployedVersionId === null
  await requestDeployment(tx, ctx, {
    target: current,
    kind: first ? 'create' : 'redeploy',
    versionId: current.deployedVersionId ?? current.desiredVersionId,
    spec: next.deploy.spec,
    plannedDigest: next.deploy.digest,
    plan: next.deploy.plan,
    reason: first ? 'The first instance runs.' : 'Instances were added or removed.',
    guardrails: 'before_execution',
  })
}
