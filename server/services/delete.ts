import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { instances, pipelines, services } from '../../drizzle/schema/services.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findService } from './find.ts'
import type { DeleteService } from './inputs.ts'

/** Removes a service that has neither instances nor a pipeline left. Its history stays. */
export async function deleteService(ctx: Ctx, { service: ref, reason }: DeleteService) {
  const service = await findService(ctx.db, ref)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, service.teamId))
  return ctx.db.transaction(async (tx) => {
    await tx.select().from(services).where(eq(services.id, service.id)).for('update')
    const parts = unionAll(
      tx.select({ id: instances.id }).from(instances).where(eq(instances.serviceId, service.id)),
      tx.select({ id: pipelines.id }).from(pipelines).where(eq(pipelines.serviceId, service.id)),
    )
    const remaining = await tx
      .select({ name: targets.name })
      .from(targets)
      .where(and(inArray(targets.id, parts), isNull(targets.deletedAt)))
      .orderBy(targets.name)
    if (remaining.length > 0) {
      throw conflict(
        `${service.name} cannot be deleted while something of it remains: ${remaining.map(({ name }) => name).join(', ')}. Delete them first.`,
        'HAS_DEPENDENTS',
      )
    }
    await tx.update(services).set({ deletedAt: sql`clock_timestamp()` }).where(eq(services.id, service.id))
    await record(tx, ctx, {
      action: 'service.delete',
      subject: { id: service.id, name: service.name },
      details: { reason },
    })
    await announce(tx, 'services')
    return { id: service.id }
  })
}
