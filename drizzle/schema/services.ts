import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Repository } from '../../server/deployments/target.ts'
import { at, claimable, createdAt, id } from '../columns.ts'
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

/**
 * What delivers a service to its instances: a stack of its own, rendered from all of them. At most one of a service is
 * not deleted, which the name of its target says. Workers claim the row when instances have come or gone.
 */
export const pipelines = pgTable(
  'pipelines',
  {
    id: text('id')
      .primaryKey()
      .references(() => targets.id),
    serviceId: text('service_id')
      .notNull()
      .references(() => services.id),
    /** The source that templates see as `service.repository_id` and its neighbours; fixed while the pipeline exists. */
    repository: jsonb('repository').$type<Repository>(),
    /** Why it was not deployed by itself when instances came or went; null when nobody has to do anything. */
    waitsFor: text('waits_for'),
    fence: integer('fence').notNull().default(0),
    ...claimable,
  },
  (t) => [
    index('pipelines_service').on(t.serviceId),
    index('pipelines_due').on(t.dueAt).where(sql`due_at is not null`),
  ],
)
