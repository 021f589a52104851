import { eq, sql } from 'drizzle-orm'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Tx } from '../../db.ts'
import { announce } from '../../live.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { nudge } from '../../worker/nudge.ts'
import type { Failure } from '../deployment.ts'
import type { Outputs } from '../target.ts'
import { type Deployment, transition } from '../transition.ts'
import type { StepResult } from './step-result.ts'

type Facts = Parameters<typeof transition>[4]

/** The old version still runs, or the stack is stuck: either way the reason stands first on the deployment's page. */
export async function fail(
  ctx: WorkerCtx,
  deployment: Deployment,
  failure: Failure,
  facts: Facts = {},
): Promise<StepResult> {
  const goOn = await ctx.db.transaction(async (tx) => {
    const moved = await transition(tx, deployment, 'failed', failure.message, { ...facts, failure })
    await forgetWish(tx, moved)
    return moved
  })
  return { goOn }
}

export async function cancelled(
  ctx: WorkerCtx,
  deployment: Deployment,
  message: string,
  facts: Facts = {},
): Promise<StepResult> {
  const goOn = await ctx.db.transaction(async (tx) => {
    const moved = await transition(tx, deployment, 'cancelled', message, facts)
    await forgetWish(tx, moved)
    return moved
  })
  return { goOn }
}

/** What runs now is what was wanted: the target's deployed version, spec and outputs move in the same transaction. */
export async function succeed(
  ctx: WorkerCtx,
  deployment: Deployment,
  message: string,
  { outputs, ...facts }: Facts & { outputs?: Outputs } = {},
): Promise<StepResult> {
  const goOn = await ctx.db.transaction(async (tx) => {
    const moved = await transition(tx, deployment, 'succeeded', message, facts)
    await tx
      .update(targets)
      .set(moved.kind === 'delete' ? deleted : deployed(moved, outputs))
      .where(eq(targets.id, moved.targetId))
    await wakePipeline(tx, moved)
    await announce(tx, 'targets')
    return moved
  })
  return { goOn }
}

/**
 * An instance has come or gone: the pipeline of its service may have to follow. One that has just been deployed looks
 * once more, because that may have happened meanwhile.
 */
async function wakePipeline(tx: Tx, { kind, targetId }: Deployment) {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select p.id from pipelines p join targets t on t.id = p.id
    where t.deleted_at is null and (p.id = ${targetId}
      or (${kind === 'create' || kind === 'delete'} and p.service_id in (
        select service_id from instances where id = ${targetId})))`)
  for (const { id } of rows) await nudge(tx, 'pipelines', id)
}

const deleted = { lifecycle: 'deleted', deletedAt: sql`clock_timestamp()`, outputs: {} } as const

const deployed = (deployment: Deployment, outputs: Outputs | undefined) => ({
  lifecycle: 'active' as const,
  stackArn: deployment.stackArn,
  deployedVersionId: deployment.versionId,
  deployedSpec: deployment.spec,
  deployedDigest: deployment.renderedDigest,
  deployedDeploymentId: deployment.id,
  deployedAt: sql`clock_timestamp()`,
  ...(outputs ? { outputs } : {}),
})

/** An attempt that did not succeed leaves nothing wanted that does not run: desired goes back to deployed. */
async function forgetWish(tx: Tx, deployment: Deployment) {
  await tx
    .update(targets)
    .set({
      stackArn: sql`coalesce(${deployment.stackArn}, stack_arn)`,
      ...(deployment.kind === 'delete'
        ? { lifecycle: sql`case when deployed_version_id is null then 'creating' else 'active' end` }
        : {}),
      desiredVersionId: sql`coalesce(deployed_version_id, desired_version_id)`,
      desiredSpec: sql`coalesce(deployed_spec, desired_spec)`,
    })
    .where(eq(targets.id, deployment.targetId))
}
