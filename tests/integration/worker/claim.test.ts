import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Db, openDatabase } from '../../../server/db.ts'
import { claimDue, release } from '../../../server/worker/claim.ts'
import { nudge } from '../../../server/worker/nudge.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, { size: 8 })
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})
beforeEach(async () => {
  await db.execute(sql`delete from accounts`)
  await db.execute(sql`
    insert into accounts (id, name, aws_account_id, region, due_at)
    select 'acc-' || n, 'account-' || n, lpad(n::text, 12, '0'), 'eu-central-1', clock_timestamp() from generate_series(1, 20) n`)
})

const claim = (worker: string, limit = 20) => claimDue(db, 'accounts', worker, limit)

test('workers that claim at the same time never get the same row', async () => {
  const claimed = await Promise.all(['a', 'b', 'c', 'd'].map((worker) => claim(worker, 7)))
  const ids = claimed.flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(20)
})

test('a claimed row is nobody else’s until its lease ends, then anybody’s, with a higher fence', async () => {
  const [first] = await claim('a', 1)
  await claim('b')
  expect(await claim('c')).toEqual([])
  await db.execute(
    sql`update accounts set lease_until = clock_timestamp() - interval '1 second' where id = ${first?.id}`,
  )
  const [again] = await claim('c')
  expect(again).toEqual({ id: first?.id, fence: (first?.fence ?? 0) + 1 })
})

test('a nudge that arrives while the row is being worked on is not lost', async () => {
  const [row] = await claim('a', 1)
  if (!row) throw new Error('nothing was claimed')
  await nudge(db, 'accounts', row.id)
  await release(db, 'accounts', row, 60_000)
  expect((await claim('b')).map(({ id }) => id)).toContain(row.id)
})

test('a row that is given back is due again when it asked to be, not before', async () => {
  const [row] = await claim('a', 1)
  if (!row) throw new Error('nothing was claimed')
  await release(db, 'accounts', row, 60_000)
  expect((await claim('b')).map(({ id }) => id)).not.toContain(row.id)
})

test('whoever lost the claim cannot give the row back', async () => {
  const [lost] = await claim('a', 1)
  if (!lost) throw new Error('nothing was claimed')
  await db.execute(sql`update accounts set lease_until = clock_timestamp() - interval '1 second' where id = ${lost.id}`)
  await claim('b')
  await release(db, 'accounts', lost, 0)
  const { rows } = await db.execute(sql`select leased_by from accounts where id = ${lost.id}`)
  expect(rows).toEqual([{ leased_by: 'b' }])
})
