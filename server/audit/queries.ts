import { and, desc, eq, ilike, lt, or } from 'drizzle-orm'
import { z } from 'zod'
import { auditEvents } from '../../drizzle/schema/audit.ts'
import type { Ctx } from '../context.ts'

export const ListEvents = z.strictObject({
  search: z.string().max(100).default(''),
  subjectId: z.string().max(64).optional(),
  /** The id after which to go on, further into the past. */
  before: z.number().int().positive().optional(),
  pageSize: z.number().int().min(1).max(200).default(50),
})
export type ListEvents = z.infer<typeof ListEvents>

/** What anyone did, newest first; `next` continues the list. */
export async function listEvents({ db }: Ctx, { search, subjectId, before, pageSize }: ListEvents) {
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .select()
    .from(auditEvents)
    .where(
      and(
        search
          ? or(
              ilike(auditEvents.actorName, pattern),
              ilike(auditEvents.action, pattern),
              ilike(auditEvents.subjectName, pattern),
            )
          : undefined,
        subjectId ? eq(auditEvents.subjectId, subjectId) : undefined,
        before ? lt(auditEvents.id, before) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(pageSize + 1)
  const events = rows.slice(0, pageSize)
  return { events, next: rows.length > pageSize ? (events.at(-1)?.id ?? null) : null }
}
