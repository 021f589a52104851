import { pgTable, text } from 'drizzle-orm/pg-core'
import { targets } from './targets.ts'

/** Shared infrastructure that services run in. Everything it has in common with an instance is in its target. */
export const environments = pgTable('environments', {
  id: text('id')
    .primaryKey()
    .references(() => targets.id),
  name: text('name').notNull(),
  description: text('description').notNull().default(''),
})
