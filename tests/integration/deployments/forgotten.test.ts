import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimDue } from '../../../server/worker/claim.ts'
import { nudgeForgotten } from '../../../server/worker/forgotten.ts'
import {
  readDeployment,
  requestService,
  startTestHadron,
  type TestHadron,
  withEnvironment,
} from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironment(hadron)
})
afterAll(() => hadron.close())

test('a deployment that every nudge forgot is found, and finishes', async () => {
  const { deploymentId } = await requestService(hadron, 'forgotten')
  await hadron.db.execute(sql`update deployments set due_at = null where id = ${deploymentId}`)
  expect(await claimDue(hadron.db, 'deployments', 'wrk-test', 10)).toEqual([])
  expect(await nudgeForgotten(hadron.db)).toBe(1)
  expect((await claimDue(hadron.db, 'deployments', 'wrk-test', 10)).map(({ id }) => id)).toEqual([deploymentId])
  await hadron.db.execute(sql`update deployments set lease_until = clock_timestamp() where id = ${deploymentId}`)
  await advanceAll(hadron.system)
  expect(await readDeployment(hadron, deploymentId)).toMatchObject({ status: 'succeeded' })
  expect(await nudgeForgotten(hadron.db)).toBe(0)
})
