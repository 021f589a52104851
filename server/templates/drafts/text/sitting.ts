import { desc, eq, sql } from 'drizzle-orm'
import { auditEvents } from '../../../../drizzle/schema/audit.ts'
import type { Ctx } from '../../../context.ts'
import type { Tx } from '../../../db.ts'

/** Whoever saves again within this time, and nobody and nothing else in between, is still at it. */
export const sittingMinutes = 30

/**
 * Whether a save begins somebody's work at a draft. An editor saves whenever typing pauses: the audit log says once who
 * wrote when; the draft itself says who saved last, and publishing records the digest of what came of it.
 */
export async function beginsSitting(tx: Tx, { actor }: Pick<Ctx, 'actor'>, versionId: string): Promise<boolean> {
  const [last] = await tx
    .select({
      action: auditEvents.action,
      actorId: auditEvents.actorId,
      recent: sql<boolean>`${auditEvents.at} > now() - make_interval(mins => ${sittingMinutes})`,
    })
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, versionId))
    .orderBy(desc(auditEvents.id))
    .limit(1)
  const own = last?.actorId === (actor.kind === 'member' ? actor.id : 'system')
  return !(own && last.action === 'version.save' && last.recent)
}
