import type { Ctx } from '../../context.ts'
import { draftDeletion } from '../../deployments/draft.ts'
import { requestDeletion } from '../../deployments/targets/change.ts'
import { authorize } from '../../policy/policy.ts'
import { ownerOf } from '../../teams/queries.ts'
import type { ServiceRef } from '../inputs.ts'
import { findPipeline } from './find.ts'
import type { DeletePipeline } from './inputs.ts'

/** What deleting the pipeline would remove. Its service's instances are not touched. */
export async function planPipelineDeletion(ctx: Ctx, ref: ServiceRef) {
  const { target } = await findPipeline(ctx.db, ref)
  return { plan: await draftDeletion(ctx, target) }
}

/** Asks for the deletion of a pipeline. Its service stays, and may be given another one. */
export async function deletePipeline(ctx: Ctx, { reason, ...ref }: DeletePipeline) {
  const { target } = await findPipeline(ctx.db, ref)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, target.teamId))
  const { id } = await requestDeletion(ctx, target, reason)
  return { deploymentId: id }
}
