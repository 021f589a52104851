import type { Ctx } from '../context.ts'
import { draftChange, requestChange, requireReviewed } from '../deployments/targets/change.ts'
import { specFor } from '../deployments/targets/spec-for.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findEnvironment } from './find.ts'
import type { ChangeEnvironment, EnvironmentVersion, PlanChange } from './inputs.ts'

/** What a new spec or version would do to a running environment. Stores nothing. */
export async function planEnvironmentChange(ctx: Ctx, input: PlanChange) {
  const target = await findEnvironment(ctx.db, input.environment)
  const { kind, draft } = await draftChange(ctx, { target, version: input.version, spec: input.spec })
  return {
    kind,
    plan: draft.plan,
    tookMs: draft.tookMs,
    digest: draft.digest,
    spec: draft.spec,
    guardrails: draft.judgement,
    nothingToChange: draft.digest === target.deployedDigest,
  }
}

/** The spec that a form for another version begins with. */
export async function environmentSpecFor(ctx: Ctx, { environment, version }: EnvironmentVersion) {
  return specFor(ctx, { target: await findEnvironment(ctx.db, environment), version })
}

/** Brings an environment to a new spec, another version, or both. */
export async function changeEnvironment(ctx: Ctx, input: ChangeEnvironment) {
  const target = await findEnvironment(ctx.db, input.environment)
  authorize(ctx, 'environments:write', await ownerOf(ctx.db, target.teamId))
  const change = await draftChange(ctx, { target, version: input.version, spec: input.spec })
  requireReviewed(change.draft, input.reviewedDigest)
  const deployment = await requestChange(ctx, {
    target,
    change,
    reason: input.reason,
    approval: input.guardrailApproval,
  })
  return { deploymentId: deployment.id }
}
