import type { Ctx } from '../context.ts'
import { draftChange, requestChange, requireReviewed } from '../deployments/targets/change.ts'
import { specFor } from '../deployments/targets/spec-for.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findInstance } from './find.ts'
import type { DeployInstance, InstanceVersion, PlanInstance } from './inputs.ts'

/** What a new spec or version would do to a running instance. Stores nothing. */
export async function planInstanceChange(ctx: Ctx, input: PlanInstance) {
  const { target } = await findInstance(ctx.db, input)
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
export async function instanceSpecFor(ctx: Ctx, { version, ...ref }: InstanceVersion) {
  const { target } = await findInstance(ctx.db, ref)
  return specFor(ctx, { target, version })
}

/** Brings an instance to a new spec, another version, or both. */
export async function changeInstance(ctx: Ctx, input: DeployInstance) {
  const { target } = await findInstance(ctx.db, input)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, target.teamId))
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
