import { and, eq, isNull, or } from 'drizzle-orm'
import { instances, services } from '../../drizzle/schema/services.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Tx } from '../db.ts'
import { conflict, notFound } from '../errors.ts'
import type { InstanceRef } from './inputs.ts'

/** A service by its name or id, deleted ones excluded. */
export async function findService(db: Pick<Tx, 'select'>, nameOrId: string) {
  const [service] = await db
    .select()
    .from(services)
    .where(and(isNull(services.deletedAt), or(eq(services.name, nameOrId), eq(services.id, nameOrId))))
  if (!service) throw notFound(`The service ${nameOrId}`)
  return service
}

/** Holds a service until the transaction ends, so that nothing is added to it while it is being deleted. */
export async function holdService(tx: Tx, id: string) {
  const held = await tx
    .select({ id: services.id })
    .from(services)
    .where(and(eq(services.id, id), isNull(services.deletedAt)))
    .for('share')
  if (held.length === 0) throw conflict('The service was deleted while you were looking at it.')
}

/** An instance by the names (or ids) of its service and environment, deleted ones excluded. */
export async function findInstance(db: Pick<Tx, 'select'>, { service: serviceRef, environment }: InstanceRef) {
  const service = await findService(db, serviceRef)
  const rows = await db
    .select({ target: targets, environmentId: instances.environmentId })
    .from(instances)
    .innerJoin(targets, eq(targets.id, instances.id))
    .where(and(eq(instances.serviceId, service.id), isNull(targets.deletedAt)))
  const found = rows.find(
    (row) => row.environmentId === environment || row.target.name === `${service.name}/${environment}`,
  )
  if (!found) throw notFound(`The instance ${service.name}/${environment}`)
  return { service, target: found.target }
}
