import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { accounts, rateBudgets } from '../../../drizzle/schema/accounts.ts'
import { noteThrottle, startingBudget, takeTurn } from '../../../server/accounts/rate-budget.ts'
import { type Db, openDatabase } from '../../../server/db.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let db: Db
let accountId: string
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, { size: 8 })
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})
beforeEach(async () => {
  await db.delete(accounts)
  const values = { name: 'a', awsAccountId: '000000000001', region: 'eu-central-1' }
  const [account] = await db.insert(accounts).values(values).returning()
  accountId = account?.id ?? ''
  await db.insert(rateBudgets).values(startingBudget(accountId, { read: 1_000, write: 100 }))
})

const budget = async () => (await db.select().from(rateBudgets).where(eq(rateBudgets.class, 'write')))[0]

test('a caller beyond the burst waits until its turn: the tokens promised to others come first', async () => {
  await db.execute(sql`update rate_budgets set tokens = -9, refilled_at = clock_timestamp()`)
  const asked = performance.now()
  await takeTurn(db, accountId, 'write')
  // Ten promised tokens at 100 per second, less the moment between the two statements.
  expect(performance.now() - asked).toBeGreaterThan(50)
})

test('a storm of throttles halves the rate once, not once per call', async () => {
  await Promise.all(Array.from({ length: 10 }, () => noteThrottle(db, accountId, 'write')))
  expect((await budget())?.ratePerSecond).toBe(50)
})

test('the rate grows again while nothing is throttled, up to its ceiling', async () => {
  await noteThrottle(db, accountId, 'write')
  await db.execute(sql`update rate_budgets set refilled_at = clock_timestamp() - interval '60 seconds'`)
  await takeTurn(db, accountId, 'write')
  expect((await budget())?.ratePerSecond).toBeGreaterThan(55)
  await db.execute(sql`update rate_budgets set refilled_at = clock_timestamp() - interval '1 day'`)
  await takeTurn(db, accountId, 'write')
  expect((await budget())?.ratePerSecond).toBe(100)
})
