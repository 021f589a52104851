import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Commit, SyncProblem } from '../../server/templates/sources/source.ts'
import { at, claimable, createdAt, id } from '../columns.ts'
import { templates } from './templates.ts'

/** The git repository a template's drafts come from. The row is the order to look there: workers claim it when due. */
export const templateSources = pgTable(
  'template_sources',
  {
    id: id('src'),
    templateId: text('template_id')
      .notNull()
      .unique()
      .references(() => templates.id, { onDelete: 'cascade' }),
    url: text('url').notNull(),
    /** A branch or tag; null is the default branch. */
    ref: text('ref'),
    path: text('path').notNull().default(''),
    /** Null: only when somebody asks. */
    everyMinutes: integer('every_minutes'),
    /** The newest commit that could be read. */
    commit: jsonb('commit').$type<Commit>(),
    /** When it was last looked at, whatever came of it. */
    syncedAt: at('synced_at'),
    /** Why the last look failed; null when it did not. */
    problem: jsonb('problem').$type<SyncProblem>(),
    /** Failed looks in a row. */
    failures: integer('failures').notNull().default(0),
    connectedBy: text('connected_by').notNull(),
    fence: integer('fence').notNull().default(0),
    ...claimable,
    createdAt: createdAt(),
  },
  (t) => [
    index('template_sources_due').on(t.dueAt).where(sql`due_at is not null`),
    check('template_sources_every', sql`${t.everyMinutes} between 1 and 1440`),
  ],
)
