import { sql } from 'drizzle-orm'
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, createdAt, id } from '../columns.ts'
import { environments } from './environments.ts'
import { teams } from './members.ts'
import { targets } from './targets.ts'
import { templates } from './templates.ts'

/** Something a team owns; it has at most one instance per environment. */
export const services = pgTable(
  'services',
  {
    id: id('svc'),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id),
    templateId: text('template_id')
      .notNull()
      .references(() => templates.id),
    createdAt: createdAt(),
    deletedAt: at('deleted_at'),
  },
  (t) => [uniqueIndex('services_name').on(t.name).where(sql`deleted_at is null`), index('services_team').on(t.teamId)],
)

/** A service in an environment. */
export const instances = pgTable(
  'instances',
  {
    id: text('id')
      .primaryKey()
      .references(() => targets.id),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    environmentId: text('environment_id')
      .notNull()
      .references(() => environments.id),
  },
  (t) => [index('instances_service').on(t.serviceId), index('instances_environment').on(t.environmentId)],
)
