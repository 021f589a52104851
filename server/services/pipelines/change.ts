import type { Ctx } from '../../context.ts'
import { draftChange, requestChange, requireReviewed } from '../../deployments/targets/change.ts'
import { specFor } from '../../deployments/targets/spec-for.ts'
import { authorize } from '../../policy/policy.ts'
import { ownerOf } from '../../teams/queries.ts'
import { findPipeline } from './find.ts'
import type { ChangePipeline, PipelineVersion, PlanPipelineChange } from './inputs.ts'

/** What a new spec or version would do to a pipeline; with the same ones, what following its instances would do. */
export async function planPipelineChange(ctx: Ctx, { version, spec, ...ref }: PlanPipelineChange) {
  const { target } = await findPipeline(ctx.db, ref)
  const { kind, draft } = await draftChange(ctx, { target, version, spec })
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
export async function pipelineSpecFor(ctx: Ctx, { version, ...ref }: PipelineVersion) {
  const { target } = await findPipeline(ctx.db, ref)
  return specFor(ctx, { target, version })
}

/** Brings a pipeline to a new spec, another version, both, or up to date with its instances. */
export async function changePipeline(ctx: Ctx, { version, spec, ...input }: ChangePipeline) {
  const { target } = await findPipeline(ctx.db, input)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, target.teamId))
  const change = await draftChange(ctx, { target, version, spec })
  requireReviewed(change.draft, input.reviewedDigest)
  const { id } = await requestChange(ctx, { target, change, reason: input.reason, approval: input.guardrailApproval })
  return { deploymentId: id }
}
