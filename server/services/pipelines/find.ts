import { and, eq, isNull } from 'drizzle-orm'
import { pipelines } from '../../../drizzle/schema/services.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Tx } from '../../db.ts'
import { notFound } from '../../errors.ts'
import { findService } from '../find.ts'
import type { ServiceRef } from '../inputs.ts'

/** The pipeline of a service, by the service's name or id; deleted ones excluded. */
export async function findPipeline(db: Pick<Tx, 'select'>, { service: ref }: ServiceRef) {
  const service = await findService(db, ref)
  const [found] = await db
    .select({ target: targets, pipeline: pipelines })
    .from(pipelines)
    .innerJoin(targets, eq(targets.id, pipelines.id))
    .where(and(eq(pipelines.serviceId, service.id), isNull(targets.deletedAt)))
  if (!found) throw notFound(`The pipeline of ${service.name}`)
  return { service, ...found }
}
