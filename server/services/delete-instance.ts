import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { pipelines } from '../../drizzle/schema/services.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Ctx } from '../context.ts'
import { draftDeletion } from '../deployments/draft.ts'
import { requestDeletion } from '../deployments/targets/change.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findInstance } from './find.ts'
import type { DeleteInstance, InstanceRef } from './inputs.ts'

/** What deleting the instance would remove, and whether a pipeline delivers to it. */
export async function planInstanceDeletion(ctx: Ctx, input: InstanceRef) {
  const { service, target } = await findInstance(ctx.db, input)
  const [plan, pipeline] = await Promise.all([draftDeletion(ctx, target), runningPipeline(ctx, service.id)])
  return { plan, pipeline }
}

/** The name of a service's pipeline that has been deployed; null when there is none. */
async function runningPipeline({ db }: Ctx, serviceId: string) {
  const [found] = await db
    .select({ name: targets.name })
    .from(pipelines)
    .innerJoin(targets, eq(targets.id, pipelines.id))
    .where(and(eq(pipelines.serviceId, serviceId), isNull(targets.deletedAt), isNotNull(targets.deployedVersionId)))
  return found?.name ?? null
}

/** Asks for the deletion of an instance. */
export async function deleteInstance(ctx: Ctx, input: DeleteInstance) {
  const { target } = await findInstance(ctx.db, input)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, target.teamId))
  const deployment = await requestDeletion(ctx, target, input.reason)
  return { deploymentId: deployment.id }
}
