import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rollouts } from '../../../drizzle/schema/rollouts.ts'
import { retryFailed } from '../../../server/rollouts/members/retry-failed.ts'
import { skipMember } from '../../../server/rollouts/members/skip-member.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { resumeRollout } from '../../../server/rollouts/resume.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import {
  failing,
  membersOf,
  nextVersion,
  startedRollout,
  targetOf,
  withEnvironments,
  withServices,
  workUntilQuiet,
} from './fleet.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron)
  await publish(hadron, 'plain-service', nextVersion())
})
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')
/** Only these, so that each test has a fleet of its own. */
const only = async (...names: string[]) => ({
  selection: { targetIds: await Promise.all(names.map(async (name) => (await targetOf(hadron, `${name}/prod`)).id)) },
})

test('a failing canary pauses the rollout before it reaches the rest of the fleet', async () => {
  await withServices(hadron, { blog: failing, bread: failing, brew: failing })
  const id = await startedRollout(hadron, await only('blog', 'bread', 'brew'))
  await workUntilQuiet(hadron.system)

  const rollout = await getRollout(operator(), { id })
  expect(rollout).toMatchObject({ status: 'paused', counts: { failed: 1, waiting: 2 }, blocked: { resume: undefined } })
  const [first] = rollout.failing
  const name = first?.members[0]?.name
  expect(rollout.pause).toMatchObject({ cause: 'failure_budget', by: `rollout ${id}` })
  expect(rollout.pause?.message).toContain(`Paused: 1 failure in a canary, none allowed. ${name}: `)
  expect(rollout.pause?.message).toContain('The quota of 100 queues is used up')
  expect(rollout.budget).toMatchObject({ failures: 1, tolerance: 0, breached: true, allowedInFlight: 0 })
  expect((await targetOf(hadron, String(name))).deployedVersionId).not.toBe(rollout.version.id)

  await resumeRollout(operator(), { id, reason: 'The quota was raised.' })
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({
    status: 'paused',
    failuresForgiven: 1,
    counts: { failed: 2, waiting: 1 },
  })
})

test('strict: failures never exceed the tolerance by more than one, and the rest keeps waiting', async () => {
  await withServices(hadron, { cat: failing, cow: failing, crab: failing, crow: failing, cub: failing })
  const id = await startedRollout(hadron, {
    ...(await only('cat', 'cow', 'crab', 'crow', 'cub')),
    strategy: { preset: 'all_at_once', tolerance: { count: 1 }, concurrency: 10 },
  })
  await workUntilQuiet(hadron.system)
  const rollout = await getRollout(operator(), { id })
  expect(rollout).toMatchObject({ status: 'paused', counts: { failed: 2, waiting: 3 } })
  expect(rollout.pause?.message).toMatch(/^Paused: 2 failures, 1 allowed\./)
  expect(rollout.failing).toMatchObject([{ members: [{}, {}] }])
})

test('failures within the tolerance do not stop a rollout, and it says who failed', async () => {
  await withServices(hadron, { dab: {}, deer: failing, dog: {}, dove: {} })
  const id = await startedRollout(hadron, {
    ...(await only('dab', 'deer', 'dog', 'dove')),
    strategy: { preset: 'all_at_once', tolerance: { percent: 25 } },
  })
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({
    status: 'completed',
    counts: { upgraded: 3, failed: 1 },
  })
  expect((await membersOf(hadron, id))['deer/prod']).toMatch(/^failed: .*The quota of 100 queues is used up/)
})

test('retried members wait again and no longer count; a skipped one is left as it is', async () => {
  await withServices(hadron, { eel: failing, elk: {} })
  const id = await startedRollout(hadron, {
    ...(await only('eel', 'elk')),
    strategy: { preset: 'one_at_a_time', tolerance: { count: 0 } },
  })
  await workUntilQuiet(hadron.system)
  const eel = (await targetOf(hadron, 'eel/prod')).id
  await resumeRollout(operator(), { id, reason: 'Looked at it.' })
  expect(await retryFailed(operator(), { id })).toEqual({ id, retried: 1 })
  const [row] = await hadron.db.select().from(rollouts).where(eq(rollouts.id, id))
  expect(row).toMatchObject({ status: 'running', failuresForgiven: 0 })

  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({ status: 'paused', counts: { failed: 1 } })
  await skipMember(operator(), { id, targetId: eel, reason: 'Its team mends it on Monday.' })
  await resumeRollout(operator(), { id, reason: 'Without eel.' })
  await workUntilQuiet(hadron.system)
  expect(await membersOf(hadron, id)).toEqual({
    'eel/prod': 'skipped: Its team mends it on Monday.',
    'elk/prod': 'upgraded',
  })
  expect(await getRollout(operator(), { id })).toMatchObject({ status: 'completed' })
})
