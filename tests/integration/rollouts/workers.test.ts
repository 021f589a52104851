import { and, eq, gt, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { pauseRollout } from '../../../server/rollouts/pause.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { resumeRollout } from '../../../server/rollouts/resume.ts'
import { startWorker } from '../../../server/worker/worker.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { nextVersion, startedRollout, withEnvironments, withServices } from './fleet.ts'

let hadron: TestHadron
let workers: ReturnType<typeof startWorker>[]
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron, ['production'])
  await withServices(hadron, Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`svc${i}`, {}])))
  await publish(hadron, 'plain-service', nextVersion())
  workers = [1, 2].map(() => startWorker({ databaseUrl: hadron.databaseUrl, concurrency: 8 }))
})
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await hadron.close()
})

const operator = () => hadron.as('operator')
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 50 })

async function isMovingOrDone(id: string) {
  const { budget, status } = await getRollout(operator(), { id })
  return budget.inFlight > 0 || status === 'completed'
}

test('two workers carry out a rollout that is paused and resumed all the while: nobody starts in a pause, nobody is lost', async () => {
  const id = await startedRollout(hadron, {
    strategy: { preset: 'half_at_a_time', concurrency: 6, tolerance: { count: 16 } },
  })
  for (let pauses = 1; pauses <= 4; pauses++) {
    await until(async () => expect(await isMovingOrDone(id)).toBe(true))
    if ((await getRollout(operator(), { id })).status === 'completed') break
    await pauseRollout(operator(), { id, reason: `pause ${pauses}` })
    const { rows } = await hadron.db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`)
    await until(async () => expect((await getRollout(operator(), { id })).counts.deploying).toBe(0))
    const late = await hadron.db
      .select({ id: deployments.id })
      .from(deployments)
      .where(and(eq(deployments.rolloutId, id), gt(deployments.executedAt, sql`${rows[0]?.now}::timestamptz`)))
    expect(late).toEqual([])
    await resumeRollout(operator(), { id, reason: 'go on' })
  }
  await until(async () => expect((await getRollout(operator(), { id })).status).toBe('completed'))
  expect((await getRollout(operator(), { id })).counts).toMatchObject({ total: 16, upgraded: 16, failed: 0 })
  const executed = await hadron.db
    .select({ targetId: deployments.targetId })
    .from(deployments)
    .where(and(eq(deployments.rolloutId, id), eq(deployments.status, 'succeeded')))
  expect(new Set(executed.map(({ targetId }) => targetId)).size).toBe(executed.length)
}, 180_000)
