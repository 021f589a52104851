import { and, eq, isNull } from 'drizzle-orm'
import { deployments } from '../../drizzle/schema/deployments.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { isDuplicate, type Tx } from '../db.ts'
import { conflict, type Problem } from '../errors.ts'
import { assertPassage, keepPassage, type Passing } from '../guardrails/gate.ts'
import type { Judgement } from '../guardrails/guardrail.ts'
import { announce } from '../live.ts'
import type { Plan } from '../plans/plan.ts'
import { nudge } from '../worker/nudge.ts'
import type { DeploymentKind } from './deployment.ts'
import type { Spec } from './target.ts'

export interface DeploymentRequest {
  target: typeof targets.$inferSelect
  kind: DeploymentKind
  versionId: string
  spec: Spec
  /** What was reviewed: execution refuses anything whose consequences differ. Null for a deletion. */
  plannedDigest: string | null
  plan: Plan
  reason?: string
  rolloutId?: string
  /**
   * What the guardrails said to whoever asks, and an operator's answer. `before_execution`: nobody has asked them yet,
   * the worker will; so for members of a rollout, which were judged when it was planned, and for deletions.
   */
  guardrails: { judgement: Judgement; approval: string | undefined } | 'before_execution'
}

/**
 * Orders a deployment: the row is the only thing a worker obeys. Writes what the target should become, and leaves the
 * audit event, in the caller's transaction. The database refuses a second unfinished deployment of one stack; that
 * becomes a conflict naming the first.
 */
export async function requestDeployment(tx: Tx, ctx: Ctx, request: DeploymentRequest) {
  const { target, kind, versionId, spec, guardrails } = request
  const passing = guardrails === 'before_execution' ? undefined : passingOf(request, guardrails.judgement)
  const approval = guardrails === 'before_execution' ? undefined : guardrails.approval
  if (passing) assertPassage(ctx, passing, approval)
  const deployment = await insertDeployment(tx, ctx, request)
  if (passing) await keepPassage(tx, ctx, { ...passing, targetId: target.id, deploymentId: deployment.id }, approval)
  await tx
    .update(targets)
    .set({
      lastDeploymentId: deployment.id,
      ...(kind === 'delete' ? { lifecycle: 'deleting' } : { desiredVersionId: versionId, desiredSpec: spec }),
    })
    .where(eq(targets.id, target.id))
  await record(tx, ctx, {
    action: `deployment.${kind}`,
    subject: { id: target.id, name: target.name },
    details: {
      deploymentId: deployment.id,
      versionId,
      reason: request.reason ?? '',
      rolloutId: request.rolloutId ?? null,
    },
  })
  await nudge(tx, 'deployments', deployment.id)
  await announce(tx, `target:${target.id}`, 'deployments')
  return deployment
}

/** A target that is being created is not there for anybody else yet: a refusal is kept by its name alone. */
const passingOf = ({ target, kind }: DeploymentRequest, judgement: Judgement): Passing => ({
  gate: 'request',
  judgement,
  subject: target.name,
  ...(kind === 'create' ? {} : { targetId: target.id }),
})

async function insertDeployment(tx: Tx, ctx: Ctx, request: DeploymentRequest) {
  const { target } = request
  try {
    // A savepoint: the refusal of this one row must leave the caller's transaction usable for the question who holds it.
    const [row] = await tx.transaction((inner) =>
      inner
        .insert(deployments)
        .values({
          targetId: target.id,
          kind: request.kind,
          versionId: request.versionId,
          spec: request.spec,
          fromVersionId: target.deployedVersionId,
          requestedBy: ctx.actor.name,
          reason: request.reason ?? '',
          rolloutId: request.rolloutId,
          accountId: target.accountId,
          stackName: target.stackName,
          stackArn: target.stackArn,
          plannedDigest: request.plannedDigest,
          plan: request.plan,
        })
        .returning(),
    )
    if (!row) throw new Error(`no deployment was stored for ${target.name}`)
    return row
  } catch (error) {
    if (isDuplicate(error, 'deployments_one_unfinished_per_stack')) throw await alreadyDeploying(tx, target)
    throw error
  }
}

async function alreadyDeploying(tx: Tx, target: typeof targets.$inferSelect): Promise<Problem> {
  const [other] = await tx
    .select()
    .from(deployments)
    .where(
      and(
        eq(deployments.accountId, target.accountId),
        eq(deployments.stackName, target.stackName),
        isNull(deployments.finishedAt),
      ),
    )
  if (!other) return conflict(`Another deployment of ${target.name} has just finished. Try again.`)
  const since = other.createdAt.toISOString().slice(0, 16).replace('T', ' ')
  return conflict(
    `${target.name} is already being deployed: ${other.id} by ${other.requestedBy}, since ${since} UTC. Wait until it finishes, or cancel it.`,
    'DEPLOYMENT_UNFINISHED',
  )
}
