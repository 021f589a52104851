import type { Ctx } from '../../context.ts'
import { requireReviewed } from '../../deployments/targets/change.ts'
import { requireAllowed } from '../../deployments/targets/judged-draft.ts'
import { refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { ownerOf } from '../../teams/queries.ts'
import { findVersion, loadVersion } from '../../templates/versions/load.ts'
import { requireUsable } from '../../templates/versions/usable.ts'
import { findService } from '../find.ts'
import type { AddPipeline, PlanPipeline } from './inputs.ts'
import { draftPipeline, insertPipeline } from './new-pipeline.ts'

/** What the pipeline of a service would create; no plan yet while no instance runs. Stores nothing. */
export async function planPipeline(ctx: Ctx, input: PlanPipeline) {
  const { draft, spec } = await draftAddition(ctx, await findService(ctx.db, input.service), input)
  return {
    plan: draft?.plan ?? null,
    tookMs: draft?.tookMs ?? 0,
    digest: draft?.digest,
    spec,
    guardrails: draft?.judgement ?? { verdicts: [] },
  }
}

/** Gives a service its pipeline. It is deployed at once when an instance runs, else when the first one does. */
export async function addPipeline(
  ctx: Ctx,
  { reason, reviewedDigest, guardrailApproval: approval, ...input }: AddPipeline,
) {
  const service = await findService(ctx.db, input.service)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, service.teamId))
  const drafted = await draftAddition(ctx, service, input)
  if (drafted.draft) {
    requireReviewed(drafted.draft, reviewedDigest)
    await requireAllowed(ctx, { draft: drafted.draft, name: `${service.name}/pipeline`, approval })
  }
  return ctx.db.transaction(async (tx) => {
    const added = await insertPipeline(tx, ctx, { ...drafted, service, reason, approval })
    await announce(tx, 'targets', 'services')
    return added
  })
}

type Service = Awaited<ReturnType<typeof findService>>

async function draftAddition(ctx: Ctx, service: Service, { service: _, version: number, ...pipeline }: PlanPipeline) {
  const found = await findVersion(ctx.db, service.templateId, number)
  if (!found) throw refused(`There is no version ${number} of this template.`, 'VERSION_UNAVAILABLE')
  const version = await loadVersion(ctx.db, found.id)
  requireUsable(version)
  return draftPipeline(ctx, service.name, version, pipeline)
}
