import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvents } from '../../../drizzle/schema/audit.ts'
import { deleteEnvironment } from '../../../server/environments/delete.ts'
import { changeInstance } from '../../../server/services/change-instance.ts'
import { createService, planService } from '../../../server/services/create.ts'
import { deleteService } from '../../../server/services/delete.ts'
import { requestService, startTestHadron, type TestHadron, withEnvironment } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
})
afterAll(() => hadron.close())

const countRows = async () => {
  const { rows } = await hadron.db.execute(sql`
    select (select count(*) from services) as services, (select count(*) from targets) as targets,
      (select count(*) from deployments) as deployments, (select count(*) from audit_events) as audit`)
  return rows[0]
}

const order = (name: string, changed: Record<string, unknown> = {}) =>
  createService(hadron.as('developer'), {
    name,
    description: '',
    template: 'plain-service',
    version: '1.0',
    environment: 'dev',
    teamId: hadron.team.id,
    spec: {},
    reason: '',
    ...changed,
  })

test('planning says what would be created and stores nothing', async () => {
  const before = await countRows()
  const { plan, digest } = await planService(hadron.as('viewer'), {
    name: 'orders',
    template: 'plain-service',
    version: '1.0',
    environment: 'dev',
    spec: {},
  })
  expect(plan).toMatchObject({ source: 'instant', counts: { add: 2, change: 0, remove: 0 } })
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(await countRows()).toEqual(before)
})

test('a created service leaves its audit events, with who asked', async () => {
  const { id } = await requestService(hadron, 'orders')
  const events = await hadron.db.select().from(auditEvents).where(eq(auditEvents.subjectId, id))
  expect(events).toMatchObject([{ action: 'service.create', actorName: 'Test developer', requestId: 'req-test' }])
  await advanceAll(hadron.system)
})

test.each([
  ['a spec that does not fit', { spec: { retention: 5 } }, /\/retention/],
  ['a field the version does not know', { spec: { retentoin: 60 } }, /retentoin/],
  ['a version that does not exist', { version: '9.9' }, /no version 9\.9 of plain-service/],
  ['an environment that does not exist', { environment: 'nowhere' }, /The environment nowhere does not exist/],
  ['an environment template', { template: 'plain-environment' }, /is an environment template/],
  ['a plan that is not the one that was reviewed', { reviewedDigest: 'old' }, /no longer what you reviewed/],
])('%s is refused with its reason, and nothing is stored', async (_, changed, message) => {
  const before = await countRows()
  await expect(order('refused', changed)).rejects.toThrow(message)
  expect(await countRows()).toEqual(before)
})

test('a name that is taken is refused, and nothing is left half-written', async () => {
  const before = await countRows()
  await expect(order('orders')).rejects.toThrow('A service named orders already exists. Choose another name.')
  expect(await countRows()).toEqual(before)
})

test('of two people who create the same service at once, one is told', async () => {
  const results = await Promise.allSettled([order('twins'), order('twins')])
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await advanceAll(hadron.system)
})

test('a value that looks like a template stays a value', async () => {
  const note = 'x\nResources: {{7*7}} ${AWS::AccountId}'
  await changeInstance(hadron.as('developer'), {
    service: 'orders',
    environment: 'dev',
    version: '1.0',
    spec: { note },
    reason: '',
  })
  await advanceAll(hadron.system)
  const { rows } = await hadron.db.execute(
    sql`select status, deployed_spec from targets t join deployments d on d.id = t.last_deployment_id where t.name = 'orders/dev'`,
  )
  expect(rows[0]).toMatchObject({ status: 'succeeded', deployed_spec: { note } })
})

test('an environment with instances, and a service with instances, cannot be deleted; both say which', async () => {
  await expect(deleteEnvironment(hadron.as('operator'), { environment: 'dev', reason: '' })).rejects.toThrow(
    /orders\/dev/,
  )
  await expect(deleteService(hadron.as('operator'), { service: 'orders', reason: '' })).rejects.toThrow(/orders\/dev/)
})
