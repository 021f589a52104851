import { bigint, bigserial, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at } from '../columns.ts'

/**
 * What anyone did. Written in the transaction of the command, never changed.
 * `sealed` and `hash` form a chain over all events; a sealer fills them in after commit, so that commands never queue
 * behind each other for the end of the chain.
 */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    at: at('at').notNull().defaultNow(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    subjectId: text('subject_id').notNull(),
    subjectName: text('subject_name').notNull(),
    details: jsonb('details').$type<Record<string, unknown>>().notNull().default({}),
    requestId: text('request_id').notNull(),
    sealed: bigint('sealed', { mode: 'number' }),
    hash: text('hash'),
  },
  (t) => [
    uniqueIndex('audit_events_sealed').on(t.sealed),
    index('audit_events_subject').on(t.subjectId),
    index('audit_events_newest').on(t.at.desc()),
  ],
)
