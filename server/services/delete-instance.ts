import type { Ctx } from '../context.ts'
import { draftDeletion } from '../deployments/draft.ts'
import { requestDeletion } from '../deployments/targets/change.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findInstance } from './find.ts'
import type { DeleteInstance, InstanceRef } from './inputs.ts'

/** What deleting the instance would remove. */
export async function planInstanceDeletion(ctx: Ctx, input: InstanceRef) {
  const { target } = await findInstance(ctx.db, input)
  return { plan: await draftDeletion(ctx, target) }
}

/** Asks for the deletion of an instance. */
export async function deleteInstance(ctx: Ctx, input: DeleteInstance) {
  const { target } = await findInstance(ctx.db, input)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, target.teamId))
  const deployment = await requestDeletion(ctx, target, input.reason)
  return { deploymentId: deployment.id }
}
