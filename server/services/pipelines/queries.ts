import type { Ctx } from '../../context.ts'
import { readDelivered } from '../../deployments/targets/delivered.ts'
import { describeTarget } from '../../deployments/targets/detail.ts'
import type { ServiceRef } from '../inputs.ts'
import { findPipeline } from './find.ts'
import { standingOf } from './standing.ts'

/** Everything the page of a pipeline shows: what every target has, how it stands to its instances, and its source. */
export async function getPipeline(ctx: Ctx, ref: ServiceRef) {
  const { service, target, pipeline } = await findPipeline(ctx.db, ref)
  const [described, { instances }, standing] = await Promise.all([
    describeTarget(ctx, target, 'services:write'),
    readDelivered(ctx.db, target.name),
    standingOf(ctx, target),
  ])
  const { draft: _, ...stands } = { draft: undefined, ...standing }
  return {
    ...described,
    blocked: {
      ...described.blocked,
      change: described.blocked.change ?? (standing.state === 'no_instance' ? standing.message : undefined),
    },
    service: { id: service.id, name: service.name, description: service.description },
    repository: pipeline.repository,
    /** Why it was not deployed by itself; null when nobody has to do anything. */
    waitsFor: pipeline.waitsFor,
    standing: stands,
    /** The instances it delivers to, in the order of the stages. */
    instances: instances.map(({ name }) => name),
  }
}
