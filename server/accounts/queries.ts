import { asc, eq, sql } from 'drizzle-orm'
import { accounts, rateBudgets } from '../../drizzle/schema/accounts.ts'
import { targets } from '../../drizzle/schema/targets.ts'
import type { Ctx } from '../context.ts'
import { denied } from '../policy/policy.ts'

export async function listAccounts({ db, actor }: Ctx) {
  const rows = await db
    .select({
      id: accounts.id,
      name: accounts.name,
      awsAccountId: accounts.awsAccountId,
      region: accounts.region,
      roleArn: accounts.roleArn,
      externalId: accounts.externalId,
      trouble: accounts.trouble,
      createdAt: accounts.createdAt,
      stacks: sql<number>`count(${targets.id}) filter (where ${targets.deletedAt} is null)`.mapWith(Number),
    })
    .from(accounts)
    .leftJoin(targets, eq(targets.accountId, accounts.id))
    .groupBy(accounts.id)
    .orderBy(asc(accounts.name))
  const budgets = await db.select().from(rateBudgets)
  return {
    accounts: rows.map((account) => ({
      ...account,
      rates: budgets
        .filter((budget) => budget.accountId === account.id)
        .map(({ class: kind, ratePerSecond, throttledAt }) => ({ kind, ratePerSecond, throttledAt })),
    })),
    blocked: { connect: denied(actor, 'accounts:write') },
  }
}
