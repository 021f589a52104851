import { and, eq, isNull, sql } from 'drizzle-orm'
import { deployments } from '../../drizzle/schema/deployments.ts'
import { rolloutMembers, rollouts } from '../../drizzle/schema/rollouts.ts'
import type { Ctx } from '../context.ts'
import type { Tx } from '../db.ts'
import { announce } from '../live.ts'
import { leaseSeconds } from '../worker/claim.ts'
import type { LookAgain, WorkerCtx } from '../worker/context.ts'
import { carryOut } from './advancing/carry-out.ts'
import { actingFor, type LockedRollout, lockRollout } from './advancing/lock.ts'
import { nextMove } from './advancing/next-move.ts'
import { settleMembers } from './advancing/settle.ts'
import { readStanding } from './advancing/standing.ts'
import { withdraw } from './advancing/withdraw.ts'

/**
 * Carries out the stored plan of a claimed rollout as far as it goes without waiting: takes over how deployments ended,
 * then makes one move after the other. Each move is one transaction that holds the rollout's lock, so a crash between
 * any two, a second worker, or a person's pause in the middle leave nothing half done.
 */
export async function advanceRollout(worker: WorkerCtx, claim: { id: string; fence: number }): Promise<LookAgain> {
  const ctx = actingFor(worker, claim.id)
  for (;;) {
    const next = await worker.db.transaction((tx) => step(tx, ctx, claim))
    if (next !== 'go_on') return next
  }
}

const onlyNudged: LookAgain = { lookAgainMs: null }

async function step(tx: Tx, ctx: Ctx, claim: { id: string; fence: number }): Promise<LookAgain | 'go_on'> {
  if (!(await holdClaim(tx, claim))) return onlyNudged
  const locked = await lockRollout(tx, claim.id)
  const settled = await settleMembers(tx, ctx, claim.id)
  if (settled > 0) await announce(tx, `rollout:${claim.id}`, 'rollouts')
  switch (locked.rollout.status) {
    case 'running':
      return moveOn(tx, ctx, locked)
    case 'paused':
      return standStill(tx, ctx, locked)
    case 'aborted':
      return windDown(tx, ctx, locked)
    case 'planned':
    case 'completed':
      return onlyNudged
  }
}

/** Renews the lease, and finds out whether the rollout is still ours: somebody who claimed it later has a higher fence. */
async function holdClaim(tx: Tx, { id, fence }: { id: string; fence: number }) {
  const held = await tx
    .update(rollouts)
    .set({ leaseUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
    .where(and(eq(rollouts.id, id), eq(rollouts.fence, fence)))
  return held.rowCount === 1
}

async function moveOn(tx: Tx, ctx: Ctx, locked: LockedRollout): Promise<LookAgain | 'go_on'> {
  const move = nextMove(await readStanding(tx, locked.rollout))
  if (move.do === 'wait') return { lookAgainMs: move.lookAgainMs }
  await carryOut(tx, ctx, locked, move)
  await announce(tx, `rollout:${locked.rollout.id}`, 'rollouts')
  return 'go_on'
}

/** A rollout that stands still starts nobody, and takes back whoever slipped through while it was being paused. */
async function standStill(tx: Tx, ctx: Ctx, { rollout }: LockedRollout): Promise<LookAgain> {
  await withdraw(tx, ctx, rollout.id)
  const left = await tx.$count(
    deployments,
    and(
      eq(deployments.rolloutId, rollout.id),
      isNull(deployments.finishedAt),
      isNull(deployments.executedAt),
      isNull(deployments.cancelRequestedAt),
    ),
  )
  return left > 0 ? { lookAgainMs: 1_000 } : onlyNudged
}

/** An aborted rollout is finished when nobody is in flight any more. */
async function windDown(tx: Tx, ctx: Ctx, locked: LockedRollout): Promise<LookAgain> {
  const { rollout } = locked
  const isIts = (status: 'waiting' | 'deploying') =>
    and(eq(rolloutMembers.rolloutId, rollout.id), eq(rolloutMembers.status, status))
  await tx
    .update(rolloutMembers)
    .set({ status: 'skipped', reason: 'The rollout was aborted before it was its turn.' })
    .where(isIts('waiting'))
  if ((await tx.$count(rolloutMembers, isIts('deploying'))) > 0) return standStill(tx, ctx, locked)
  await tx
    .update(rollouts)
    .set({ finishedAt: sql`clock_timestamp()`, dueAt: null })
    .where(and(eq(rollouts.id, rollout.id), isNull(rollouts.finishedAt)))
  await announce(tx, `rollout:${rollout.id}`, 'rollouts')
  return onlyNudged
}
