import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { at, claimable, createdAt, id } from '../columns.ts'

/** An AWS account and region Hadron may deploy to, with the role to assume. */
export const accounts = pgTable(
  'accounts',
  {
    id: id('acc'),
    name: text('name').notNull().unique(),
    awsAccountId: text('aws_account_id').notNull(),
    region: text('region').notNull(),
    /** Null: the credentials of the worker itself are used. */
    roleArn: text('role_arn'),
    externalId: text('external_id'),
    verifiedAt: at('verified_at'),
    /** The last failure of a sweep or verification, in words; null when the account answers. */
    trouble: text('trouble'),
    fence: integer('fence').notNull().default(0),
    ...claimable,
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('accounts_one_per_region').on(t.awsAccountId, t.region),
    index('accounts_due').on(t.dueAt).where(sql`due_at is not null`),
    check('accounts_aws_account_id', sql`${t.awsAccountId} ~ '^[0-9]{12}$'`),
  ],
)

/**
 * The request budget of one account and region, shared by every worker: a token bucket whose rate is learned.
 * `class` is `read` or `write`, which CloudFormation limits separately.
 */
export const rateBudgets = pgTable(
  'rate_budgets',
  {
    accountId: text('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    class: text('class').$type<'read' | 'write'>().notNull(),
    /** May be negative: tokens promised to callers that are waiting their turn. */
    tokens: doublePrecision('tokens').notNull(),
    ratePerSecond: doublePrecision('rate_per_second').notNull(),
    burst: doublePrecision('burst').notNull(),
    refilledAt: at('refilled_at').notNull().defaultNow(),
    throttledAt: at('throttled_at'),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.class] })],
)
