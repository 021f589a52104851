import { and, eq, isNull, sql } from 'drizzle-orm'
import { instances, services } from '../../drizzle/schema/services.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import { record } from '../audit/record.ts'
import type { Ctx } from '../context.ts'
import { conflict } from '../errors.ts'
import { announce } from '../live.ts'
import { authorize } from '../policy/policy.ts'
import { ownerOf } from '../teams/queries.ts'
import { findService } from './find.ts'
import type { DeleteService } from './inputs.ts'

/** Removes a service that has no instances left. Its history stays. */
export async function deleteService(ctx: Ctx, { service: ref, reason }: DeleteService) {
  const service = await findService(ctx.db, ref)
  authorize(ctx, 'services:write', await ownerOf(ctx.db, service.teamId))
  return ctx.db.transaction(async (tx) => {
    await tx.select().from(services).where(eq(services.id, service.id)).for('update')
    const remaining = await tx
      .select({ name: targets.name })
      .from(instances)
      .innerJoin(targets, eq(targets.id, instances.id))
      .where(and(eq(instances.serviceId, service.id), isNull(targets.deletedAt)))
    if (remaining.length > 0) {
      throw conflict(
        `${service.name} cannot be deleted while it has instances: ${remaining.map(({ name }) => name).join(', ')}. Delete them first.`,
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
