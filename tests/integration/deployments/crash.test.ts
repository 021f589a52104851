import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deploymentEvents } from '../../../drizzle/schema/deployments.ts'
import { advanceDeployment } from '../../../server/deployments/advance/advance.ts'
import { changeInstance } from '../../../server/services/change-instance.ts'
import { deleteInstance } from '../../../server/services/delete-instance.ts'
import { claimDue } from '../../../server/worker/claim.ts'
import { Crash, crashingAt } from '../../support/crash.ts'
import { acceptedCalls } from '../../support/endpoint-log.ts'
import {
  readDeployment,
  requestService,
  startTestHadron,
  type TestHadron,
  withEnvironment,
} from '../../support/hadron.ts'
import { advanceAll, expireLeases } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
})
afterAll(() => hadron.close())

/** Drives one deployment with a worker that dies around its n-th call, then with healthy ones. False: it made no such call. */
async function surviveCrash(call: number, when: 'before' | 'after') {
  const dying = crashingAt(hadron.system, { call, when })
  try {
    await advanceAll(dying)
    return false
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  }
  await expireLeases(hadron.system)
  await advanceAll(hadron.system)
  return true
}

/** A repeated call carries the same token, and CloudFormation began exactly one operation for it. */
async function expectEachEffectOnce(deploymentId: string, verbs: string[]) {
  const calls = await acceptedCalls(hadron.local.url, deploymentId)
  for (const verb of verbs) {
    const tokens = calls.filter((call) => call.action === verb).map((call) => call.token)
    expect(new Set(tokens).size, verb).toBe(1)
  }
  const begun = await hadron.db
    .select()
    .from(deploymentEvents)
    .where(and(eq(deploymentEvents.deploymentId, deploymentId), eq(deploymentEvents.message, 'User Initiated')))
  const started = begun.filter(({ status }) => status === 'CREATE_IN_PROGRESS' || status === 'UPDATE_IN_PROGRESS')
  expect(started).toHaveLength(1)
}

/** Enough for every call that one deployment makes. */
const callNumbers = [1, 2, 3, 4, 5, 6]

describe.each(['before', 'after'] as const)('a worker killed %s a call to CloudFormation', (when) => {
  test.each(callNumbers)('creating: call %i is made good, and each effect happens once', async (call) => {
    const { deploymentId } = await requestService(hadron, `create-${when}-${call}`)
    await surviveCrash(call, when)
    expect(await readDeployment(hadron, deploymentId)).toMatchObject({
      status: 'succeeded',
      stackStatus: 'CREATE_COMPLETE',
    })
    await expectEachEffectOnce(deploymentId, ['CreateChangeSet', 'ExecuteChangeSet'])
  })

  test.each(callNumbers)('changing: call %i is made good, and each effect happens once', async (call) => {
    const service = `create-${when}-${call}`
    const { deploymentId } = await changeInstance(hadron.as('developer'), {
      service,
      environment: 'dev',
      version: '1.0',
      spec: { retention: 600 },
      reason: '',
    })
    await surviveCrash(call, when)
    expect(await readDeployment(hadron, deploymentId)).toMatchObject({
      status: 'succeeded',
      stackStatus: 'UPDATE_COMPLETE',
    })
    await expectEachEffectOnce(deploymentId, ['CreateChangeSet', 'ExecuteChangeSet'])
  })

  test.each([1, 2, 3, 4])('deleting: call %i is made good, and the stack is deleted once', async (call) => {
    const service = `create-${when}-${call}`
    const { deploymentId } = await deleteInstance(hadron.as('developer'), { service, environment: 'dev', reason: '' })
    await surviveCrash(call, when)
    expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'succeeded' })
  })
})

test('every step run twice with the same claim ends the same, and each effect happens once', async () => {
  const { deploymentId } = await requestService(hadron, 'twice')
  for (let look = 0; look < 100; look += 1) {
    await expireLeases(hadron.system)
    await hadron.db.execute(
      'update deployments set due_at = clock_timestamp() where finished_at is null and lease_until is null',
    )
    const claims = await claimDue(hadron.db, 'deployments', 'wrk-twice', 1)
    const [claim] = claims
    if (!claim) break
    await advanceDeployment(hadron.system, claim)
    await advanceDeployment(hadron.system, claim)
  }
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'succeeded' })
  await expectEachEffectOnce(deploymentId, ['CreateChangeSet', 'ExecuteChangeSet'])
})

test('a worker whose claim was taken over can no longer write', async () => {
  const { deploymentId } = await requestService(hadron, 'frozen')
  const [frozen] = await claimDue(hadron.db, 'deployments', 'wrk-frozen', 1)
  await expireLeases(hadron.system)
  const [taken] = await claimDue(hadron.db, 'deployments', 'wrk-next', 1)
  expect(taken?.fence).toBeGreaterThan(frozen?.fence ?? 0)
  if (!frozen) throw new Error('nothing was claimed')
  expect(await advanceDeployment(hadron.system, frozen)).toEqual({ lookAgainMs: null })
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'queued' })
  await expireLeases(hadron.system)
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'succeeded' })
})
