import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import type { Tx } from '../../../server/db.ts'
import { pauseRollout } from '../../../server/rollouts/pause.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { nudge } from '../../../server/worker/nudge.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { lookAtRollouts, nextVersion, startedRollout, withEnvironments, withServices } from './fleet.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await withEnvironments(hadron, ['production'])
  await withServices(hadron, { orders: {}, carts: {} })
  await publish(hadron, 'plain-service', nextVersion())
})
afterAll(() => hadron.close())

async function isLocked(id: string) {
  const { rows } = await hadron.db.execute(sql`select id from rollouts where id = ${id} for update skip locked`)
  return rows.length === 0
}

test('a deployment that ends while its rollout is being paused and the pause do not wait for each other', async () => {
  const id = await startedRollout(hadron, { strategy: { preset: 'all_at_once', tolerance: { count: 2 } } })
  await lookAtRollouts(hadron.system)
  const [ending] = await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))
  if (!ending) throw new Error('no deployment was started')
  let pausing: Promise<unknown> = Promise.resolve()
  // What the end of a deployment does: its own row first, then a nudge of the rollout.
  const end = async (tx: Tx) => {
    await tx.execute(sql`select id from deployments where id = ${ending.id} for update`)
    pausing = pauseRollout(hadron.as('operator'), { id, reason: '' })
    await vi.waitFor(async () => expect(await isLocked(id)).toBe(true), { timeout: 5_000, interval: 5 })
    await nudge(tx, 'rollouts', id)
  }
  await hadron.db.transaction(end)
  await pausing
  const rollout = await getRollout(hadron.as('operator'), { id })
  expect(rollout.status).toBe('paused')
  const taken = await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))
  expect(taken.filter(({ cancelRequestedAt }) => cancelRequestedAt).map((row) => row.id)).not.toContain(ending.id)

  await hadron.db.execute(sql`update rollouts set due_at = clock_timestamp() where id = ${id}`)
  await lookAtRollouts(hadron.system)
  const later = await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))
  expect(later.every(({ cancelRequestedAt }) => cancelRequestedAt)).toBe(true)
})
