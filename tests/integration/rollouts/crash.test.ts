import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import type { Db } from '../../../server/db.ts'
import { advanceRollout } from '../../../server/rollouts/advance.ts'
import { getRollout } from '../../../server/rollouts/queries/get.ts'
import { claimDue } from '../../../server/worker/claim.ts'
import type { WorkerCtx } from '../../../server/worker/context.ts'
import { Crash } from '../../support/crash.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'
import {
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
  await withEnvironments(hadron, ['production'])
  await publish(hadron, 'plain-service', nextVersion())
})
afterAll(() => hadron.close())

let fleets = 0
async function startedFleet() {
  fleets += 1
  const names = ['a', 'b', 'c'].map((letter) => `f${fleets}${letter}`)
  await withServices(hadron, Object.fromEntries(names.map((name) => [name, {}])))
  const targetIds = await Promise.all(names.map(async (name) => (await targetOf(hadron, `${name}/prod`)).id))
  return startedRollout(hadron, { selection: { targetIds }, strategy: { preset: 'canary', tolerance: { count: 0 } } })
}

/** A worker that dies around its n-th transaction: with everything in it lost, or just after it was committed. */
function dyingAt(ctx: WorkerCtx, { transaction, when }: { transaction: number; when: 'before' | 'after' }): WorkerCtx {
  let count = 0
  const die: Db['transaction'] = async (work, config) => {
    count += 1
    const dies = count === transaction
    const result = await ctx.db.transaction(async (tx) => {
      const answer = await work(tx)
      if (dies && when === 'before') throw new Crash(`before the commit of transaction ${transaction}`)
      return answer
    }, config)
    if (dies) throw new Crash(`after the commit of transaction ${transaction}`)
    return result
  }
  const db = new Proxy(ctx.db, { get: (target, key) => (key === 'transaction' ? die : Reflect.get(target, key)) })
  return { ...ctx, db }
}

/** Lets the lease of a dead worker end and claims again, as the next worker does. */
async function claimAgain(id: string) {
  await hadron.db.execute(sql`update rollouts set lease_until = null, due_at = clock_timestamp() where id = ${id}`)
  const claims = await claimDue(hadron.db, 'rollouts', 'wrk-next', 10)
  return claims.find((claim) => claim.id === id)
}

async function expectEveryMemberOnce(id: string) {
  const rollout = await getRollout(hadron.as('operator'), { id })
  expect(rollout).toMatchObject({ status: 'completed', counts: { total: 3, upgraded: 3 } })
  const rows = await hadron.db.select().from(deployments).where(eq(deployments.rolloutId, id))
  expect(rows).toHaveLength(3)
  expect(new Set(rows.map(({ targetId }) => targetId)).size).toBe(3)
}

describe.each(['before', 'after'] as const)('a worker killed %s a commit', (when) => {
  test.each([1, 2, 3, 4, 5])('in transaction %i of every look leaves nothing half done', async (transaction) => {
    const id = await startedFleet()
    for (let look = 0; look < 12; look++) {
      const claim = await claimAgain(id)
      if (!claim) break
      await advanceRollout(dyingAt(hadron.system, { transaction, when }), claim).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error
      })
      await advanceAll(hadron.system)
    }
    await claimAgain(id)
    await hadron.db.execute(sql`update rollouts set lease_until = null, due_at = clock_timestamp() where id = ${id}`)
    await workUntilQuiet(hadron.system)
    await expectEveryMemberOnce(id)
  })
})

test('every look run twice with the same claim ends the same, and nobody is deployed twice', async () => {
  const id = await startedFleet()
  for (let look = 0; look < 20; look++) {
    const claim = await claimAgain(id)
    if (!claim) break
    expect(await advanceRollout(hadron.system, claim)).toEqual(await advanceRollout(hadron.system, claim))
    await advanceAll(hadron.system)
  }
  await expectEveryMemberOnce(id)
})

test('two workers with one rollout: only the later claim can write', async () => {
  const id = await startedFleet()
  const frozen = await claimAgain(id)
  const taken = await claimAgain(id)
  if (!frozen || !taken) throw new Error('nothing was claimed')
  const before = await membersOf(hadron, id)
  expect(await advanceRollout(hadron.system, frozen)).toEqual({ lookAgainMs: null })
  expect(await membersOf(hadron, id)).toEqual(before)
  await Promise.all([advanceRollout(hadron.system, taken), advanceRollout(hadron.system, taken)])
  expect(await getRollout(hadron.as('operator'), { id })).toMatchObject({ budget: { inFlight: 1 } })
  await hadron.db.execute(sql`update rollouts set lease_until = null, due_at = clock_timestamp() where id = ${id}`)
  await workUntilQuiet(hadron.system)
  await expectEveryMemberOnce(id)
})
