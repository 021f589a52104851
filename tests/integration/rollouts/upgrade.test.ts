import { and, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEvents } from '../../../drizzle/schema/audit.ts'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import { ListMembers, ListRollouts } from '../../../server/rollouts/inputs.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { listRollouts } from '../../../server/rollouts/queries/list.ts'
import { listMembers, readStrip } from '../../../server/rollouts/queries/members.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'
import {
  lookAtRollouts,
  membersOf,
  nextVersion,
  startedRollout,
  targetOf,
  withEnvironments,
  withServices,
  workUntilQuiet,
} from './fleet.ts'

let hadron: TestHadron
let id: string
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron)
  await withServices(hadron, { blog: {}, mail: {} }, 'deve')
  await withServices(hadron, { carts: {}, orders: {}, search: {} })
  await publish(hadron, 'plain-service', nextVersion())
})
afterAll(() => hadron.close())

test('starts with one canary of the first stage, and with nobody else', async () => {
  id = await startedRollout(hadron)
  await lookAtRollouts(hadron.system)
  expect(Object.values(await membersOf(hadron, id)).toSorted()).toEqual([
    'deploying',
    'waiting',
    'waiting',
    'waiting',
    'waiting',
  ])
  const rollout = await getRollout(hadron.as('viewer'), { id })
  expect(rollout.counts).toMatchObject({ total: 5, deploying: 1, waiting: 4, out: 0 })
  expect(rollout.waves.map(({ name, size, status }) => `${name} ${size} ${status}`)).toEqual([
    'development canary 1 running',
    'development rest 1 waiting',
    'production canary 1 waiting',
    'production 5 % 1 waiting',
    'production rest 1 waiting',
  ])
  expect(rollout.blocked.pause).toMatch(/Your role is viewer/)
})

test('a look in between, with nothing finished, changes nothing', async () => {
  const before = await membersOf(hadron, id)
  await hadron.db.execute(sql`update rollouts set due_at = clock_timestamp()`)
  await lookAtRollouts(hadron.system)
  expect(await membersOf(hadron, id)).toEqual(before)
})

test('goes on wave by wave until every member runs the new version', async () => {
  await workUntilQuiet(hadron.system)
  expect(new Set(Object.values(await membersOf(hadron, id)))).toEqual(new Set(['upgraded']))
  const rollout = await getRollout(hadron.as('operator'), { id })
  expect(rollout).toMatchObject({ status: 'completed', counts: { upgraded: 5, failed: 0 }, secondsLeft: null })
  expect(rollout.finishedAt).not.toBeNull()
  const target = await targetOf(hadron, 'orders/prod')
  expect(target.deployedVersionId).toBe(rollout.version.id)
  expect(target.lastDeploymentId).toMatch(/^dep-/)
})

test('no member of a wave started before the wave before had passed', async () => {
  const waves = await hadron.db
    .select()
    .from(rolloutWaves)
    .where(eq(rolloutWaves.rolloutId, id))
    .orderBy(rolloutWaves.number)
  for (const [i, wave] of waves.slice(1).entries()) {
    expect(wave.startedAt?.getTime()).toBeGreaterThanOrEqual(waves[i]?.passedAt?.getTime() ?? Number.NaN)
  }
})

test('each of its deployments is an upgrade that carries the rollout and its reason', async () => {
  const rows = await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))
  expect(rows).toHaveLength(5)
  for (const row of rows) {
    expect(row).toMatchObject({
      kind: 'upgrade',
      reason: 'security fix',
      status: 'succeeded',
      requestedBy: `rollout ${id}`,
    })
    expect(row.renderedDigest).toBe(row.plannedDigest)
  }
})

test('leaves an audit event for every step of its life', async () => {
  const rows = await hadron.db
    .select({ action: auditEvents.action, actor: auditEvents.actorName })
    .from(auditEvents)
    .where(and(eq(auditEvents.subjectId, id)))
    .orderBy(auditEvents.id)
  const actions = rows.map(({ action }) => action)
  expect(actions.slice(0, 2)).toEqual(['rollout.create', 'rollout.start'])
  expect(actions.filter((action) => action === 'rollout.move_wave')).toHaveLength(15)
  expect(rows.at(-1)).toEqual({ action: 'rollout.complete', actor: `rollout ${id}` })
})

test('is listed, with members by page and a cell for each', async () => {
  const list = await listRollouts(hadron.as('viewer'), ListRollouts.parse({ view: 'finished' }))
  expect(list.rows).toMatchObject([
    { id, template: 'plain-service', version: '1.1', members: 5, done: 5, failed: 0, wave: null },
  ])
  const members = await listMembers(hadron.as('viewer'), ListMembers.parse({ id, search: 'prod', pageSize: 2 }))
  expect(members).toMatchObject({ total: 3, rows: [{ fromVersion: '1.0', shape: 'A', stage: 'production' }, {}] })
  const strip = await readStrip(hadron.as('viewer'), { id })
  expect(strip.map(({ wave, cells }) => [wave, cells])).toEqual([1, 2, 3, 4, 5].map((wave) => [wave, 'u']))
  expect(strip.flatMap(({ names }) => names)).toContain('orders/prod')
})

test('who renders exactly what already runs gets the new version without a deployment', async () => {
  await publish(hadron, 'plain-service', [...nextVersion(), { path: 'README.md', content: '# Only words changed\n' }])
  const again = await startedRollout(hadron, { version: '1.2' })
  await workUntilQuiet(hadron.system)
  expect(new Set(Object.values(await membersOf(hadron, again)))).toEqual(new Set(['unchanged']))
  const rollout = await getRollout(hadron.as('operator'), { id: again })
  expect(rollout).toMatchObject({ status: 'completed', counts: { unchanged: 5 }, waves: [] })
  expect((await targetOf(hadron, 'orders/prod')).deployedVersionId).toBe(rollout.version.id)
  expect(await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, again))).toEqual([])
  await advanceAll(hadron.system)
})
