import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import { abortRollout } from '../../../server/rollouts/abort.ts'
import { changeConcurrency } from '../../../server/rollouts/change-concurrency.ts'
import { skipMember } from '../../../server/rollouts/members/skip-member.ts'
import { pauseRollout } from '../../../server/rollouts/pause.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { resumeRollout } from '../../../server/rollouts/resume.ts'
import { startRollout } from '../../../server/rollouts/start.ts'
import { changeInstance } from '../../../server/services/change-instance.ts'
import { deleteInstance } from '../../../server/services/delete-instance.ts'
import { acceptedCalls } from '../../support/endpoint-log.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'
import {
  lookAtDeployments,
  lookAtRollouts,
  membersOf,
  nextVersion,
  startedRollout,
  storeRollout,
  targetOf,
  withEnvironments,
  withServices,
  workUntilQuiet,
} from './fleet.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron, ['production'])
  await publish(hadron, 'plain-service', nextVersion())
})
afterAll(() => hadron.close())

const operator = () => hadron.as('operator')
const names = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}x${i}`)

/** A fleet of its own for each test, all in one wave. */
async function fleet(letter: string, count: number, concurrency = 10) {
  await withServices(hadron, Object.fromEntries(names(letter, count).map((name) => [name, {}])))
  const targetIds = await Promise.all(
    names(letter, count).map(async (name) => (await targetOf(hadron, `${name}/prod`)).id),
  )
  return {
    selection: { targetIds },
    strategy: { preset: 'all_at_once' as const, tolerance: { count: 100 }, concurrency },
  }
}

test('never more in flight than the concurrency, which can be changed while it runs', async () => {
  const id = await startedRollout(hadron, await fleet('a', 6, 2))
  const inFlight = async () => (await getRollout(operator(), { id })).budget.inFlight
  await lookAtRollouts(hadron.system)
  expect(await inFlight()).toBe(2)
  await changeConcurrency(operator(), { id, concurrency: 5 })
  await lookAtRollouts(hadron.system)
  expect(await inFlight()).toBe(5)
  await changeConcurrency(operator(), { id, concurrency: 1 })
  await lookAtRollouts(hadron.system)
  expect(await inFlight()).toBe(5)
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({ status: 'completed', counts: { upgraded: 6 } })
  await expect(changeConcurrency(operator(), { id, concurrency: 3 })).rejects.toThrow('already completed')
})

test('pausing takes back whoever is not executed yet; resuming lets them go on', async () => {
  const id = await startedRollout(hadron, await fleet('b', 4, 4))
  await lookAtRollouts(hadron.system)
  await pauseRollout(operator(), { id, reason: 'lunch' })
  await advanceAll(hadron.system)
  await lookAtRollouts(hadron.system)
  const paused = await getRollout(operator(), { id })
  expect(paused).toMatchObject({ status: 'paused', counts: { waiting: 4, deploying: 0, failed: 0 } })
  expect(paused.pause).toEqual({ cause: 'requested', message: 'Paused by Test operator: lunch', by: 'Test operator' })
  const taken = await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))
  expect(taken.map(({ status, executedAt }) => [status, executedAt])).toEqual(Array(4).fill(['cancelled', null]))
  for (const { id: deployment } of taken) {
    const calls = await acceptedCalls(hadron.local.url, deployment)
    expect(calls.filter(({ action }) => action === 'ExecuteChangeSet')).toEqual([])
  }

  await resumeRollout(operator(), { id, reason: 'after lunch' })
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({ status: 'completed', counts: { upgraded: 4 } })
})

test('what CloudFormation is working on when a rollout pauses runs to its end', async () => {
  const id = await startedRollout(hadron, await fleet('c', 3, 1))
  await lookAtRollouts(hadron.system)
  const executed = async () =>
    (await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))).some(
      ({ executedAt }) => executedAt,
    )
  for (let look = 0; look < 50 && !(await executed()); look++) await lookAtDeployments(hadron.system)
  await pauseRollout(operator(), { id, reason: '' })
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({ status: 'paused', counts: { upgraded: 1, waiting: 2 } })
  await abortRollout(operator(), { id, reason: 'enough' })
  await workUntilQuiet(hadron.system)
})

test('aborting skips whoever waits, and is finished once nobody is in flight', async () => {
  const id = await startedRollout(hadron, await fleet('d', 3, 1))
  await lookAtRollouts(hadron.system)
  await abortRollout(operator(), { id, reason: 'wrong version' })
  expect((await getRollout(operator(), { id })).finishedAt).toBeNull()
  await workUntilQuiet(hadron.system)
  const aborted = await getRollout(operator(), { id })
  expect(aborted).toMatchObject({ status: 'aborted', counts: { skipped: 3, waiting: 0, deploying: 0 } })
  expect(aborted.finishedAt).not.toBeNull()
  expect(Object.values(await membersOf(hadron, id)).toSorted()).toContain(
    'skipped: The rollout was aborted: wrong version',
  )
  await expect(resumeRollout(operator(), { id, reason: 'sorry' })).rejects.toMatchObject({
    code: 'CONFLICT',
    reason: 'ROLLOUT_STATE',
    message: 'Only a paused rollout can be resumed; this one is aborted.',
  })
})

test('a target that changed, went or moves since the plan is skipped with that reason', async () => {
  const input = await fleet('e', 4)
  const { id } = await storeRollout(hadron, input)
  const change = (service: string) =>
    changeInstance(hadron.as('developer'), {
      service,
      environment: 'prod',
      version: '1.0',
      spec: { retention: 90 },
      reason: '',
    })
  await change('ex0')
  await deleteInstance(hadron.as('developer'), { service: 'ex1', environment: 'prod', reason: '' })
  await advanceAll(hadron.system)
  const { deploymentId } = await change('ex2')
  await startRollout(operator(), { id })
  await lookAtRollouts(hadron.system)
  const members = await membersOf(hadron, id)
  expect(members).toMatchObject({
    'ex0/prod': 'skipped: It changed after the plan was made. Plan it again to see what the upgrade would do now.',
    'ex1/prod': 'skipped: It was deleted after the plan was made.',
    'ex2/prod': `skipped: It is being deployed by somebody else (${deploymentId}).`,
    'ex3/prod': 'deploying',
  })
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({
    status: 'completed',
    counts: { upgraded: 1, skipped: 3 },
  })
})

test('a member that waits can be skipped, one in flight cannot', async () => {
  const input = await fleet('f', 2, 1)
  const id = await startedRollout(hadron, input)
  await lookAtRollouts(hadron.system)
  const [flying, waiting] = input.selection.targetIds.toSorted()
  if (!flying || !waiting) throw new Error('no members')
  await expect(skipMember(operator(), { id, targetId: flying, reason: 'x' })).rejects.toThrow(
    'It is being deployed. Cancel its deployment, or pause the rollout.',
  )
  await skipMember(operator(), { id, targetId: waiting, reason: 'not today' })
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({
    status: 'completed',
    counts: { upgraded: 1, skipped: 1 },
  })
})

test('a finished wave bakes until a moment of the database, however often it is looked at', async () => {
  const input = await fleet('g', 2)
  const bakeMinutes = { development: 0, staging: 0, production: 30 }
  const id = await startedRollout(hadron, { ...input, strategy: { preset: 'one_at_a_time', bakeMinutes } })
  await workUntilQuiet(hadron.system)
  const firstWave = async () => {
    const [wave] = await hadron.db
      .select()
      .from(rolloutWaves)
      .where(eq(rolloutWaves.rolloutId, id))
      .orderBy(rolloutWaves.number)
    return wave
  }
  const baking = await firstWave()
  expect(baking?.status).toBe('baking')
  const minutes = ((baking?.bakeUntil?.getTime() ?? 0) - (baking?.startedAt?.getTime() ?? 0)) / 60_000
  expect(minutes).toBeGreaterThan(29.9)
  await workUntilQuiet(hadron.system)
  expect((await firstWave())?.bakeUntil).toEqual(baking?.bakeUntil)
  expect(await getRollout(operator(), { id })).toMatchObject({ status: 'running', counts: { upgraded: 1, waiting: 1 } })

  await hadron.db
    .update(rolloutWaves)
    .set({ bakeUntil: new Date(0) })
    .where(eq(rolloutWaves.rolloutId, id))
  await hadron.db.execute('update rollouts set due_at = clock_timestamp()')
  await workUntilQuiet(hadron.system)
  expect(await getRollout(operator(), { id })).toMatchObject({ counts: { upgraded: 2, waiting: 0 } })
  await abortRollout(operator(), { id, reason: 'done' })
})

test('only who may control rollouts can', async () => {
  const id = await startedRollout(hadron, await fleet('h', 1))
  for (const role of ['viewer', 'developer'] as const)
    await expect(pauseRollout(hadron.as(role), { id, reason: '' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await workUntilQuiet(hadron.system)
})
