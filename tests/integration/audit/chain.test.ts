import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealAudit, verifyChain } from '../../../server/audit/chain.ts'
import { record } from '../../../server/audit/record.ts'
import { type Db, openDatabase } from '../../../server/db.ts'
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts'

let database: TestDatabase
let db: Db
beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase(database.url, { size: 4 })
})
afterAll(async () => {
  await db.$client.end()
  await database.drop()
})

const ctx = { actor: { kind: 'system' as const, name: 'Hadron' }, requestId: 'req-1' }
const leave = (action: string, details: Record<string, unknown> = {}) =>
  db.transaction((tx) => record(tx, ctx, { action, subject: { id: 'svc-1', name: 'orders' }, details }))

test('events form a chain that verifies, whatever order their details are kept in', async () => {
  await leave('service.create', { b: 1, a: { z: [1, 2], y: null } })
  await leave('service.delete')
  expect(await sealAudit(db)).toBe(2)
  expect(await verifyChain(db)).toEqual({ events: 2, broken: undefined })
})

test('two sealers at once give every event one place', async () => {
  for (let n = 0; n < 20; n += 1) await leave('service.create', { n })
  await Promise.all([sealAudit(db), sealAudit(db), sealAudit(db)])
  expect(await verifyChain(db)).toEqual({ events: 22, broken: undefined })
})

test('the database refuses to change or delete an event', async () => {
  await expect(db.execute(sql`update audit_events set action = 'nothing' where id = 1`)).rejects.toThrow()
  await expect(db.execute(sql`delete from audit_events where id = 1`)).rejects.toThrow()
})

test('whoever gets around the database breaks the chain at that event', async () => {
  await db.execute(sql`alter table audit_events disable trigger audit_events_append_only`)
  await db.execute(sql`update audit_events set subject_name = 'carts' where sealed = 2`)
  const { broken } = await verifyChain(db)
  const { rows } = await db.execute<{ id: string }>(sql`select id from audit_events where sealed = 2`)
  expect(broken).toBe(Number(rows[0]?.id))
})
