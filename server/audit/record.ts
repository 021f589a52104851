import { auditEvents } from '../../drizzle/schema/audit.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'

export interface AuditEntry {
  /** Noun and verb, such as `rollout.pause`. */
  action: string
  subject: { id: string; name: string }
  /** What changed, before and after. Never specs' secrets, parameters or template bodies. */
  details?: Record<string, unknown>
}

/** Leaves the audit event of a command in the command's own transaction: both are kept, or neither. */
export async function record(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'requestId'>,
  { action, subject, details = {} }: AuditEntry,
) {
  const { actor } = ctx
  await tx.insert(auditEvents).values({
    actorId: actor.kind === 'member' ? actor.id : 'system',
    actorName: actor.name,
    action,
    subjectId: subject.id,
    subjectName: subject.name,
    details,
    requestId: ctx.requestId,
  })
}
