import { pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Role } from '../../server/policy/policy.ts'
import { at, createdAt, id } from '../columns.ts'

/** A person who has signed in at least once. Identity is issuer and subject, never the e-mail address. */
export const members = pgTable(
  'members',
  {
    id: id('mem'),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    role: text('role').$type<Role>().notNull(),
    disabledAt: at('disabled_at'),
    lastSeenAt: at('last_seen_at'),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('members_identity').on(t.issuer, t.subject)],
)

/** Teams own services and environments. */
export const teams = pgTable('teams', {
  id: id('team'),
  name: text('name').notNull().unique(),
  createdAt: createdAt(),
})

export const teamMembers = pgTable(
  'team_members',
  {
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id),
    memberId: text('member_id')
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.teamId, t.memberId] })],
)
