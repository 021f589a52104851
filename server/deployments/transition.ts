import assert from 'node:assert/strict'
import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { deploymentEvents, deployments } from '../../drizzle/schema/deployments.ts'
import type { Db, Tx } from '../db.ts'
import { announce } from '../live.ts'
import { leaseSeconds } from '../worker/claim.ts'
import { nudge } from '../worker/nudge.ts'
import { canMove, type DeploymentStatus, isFinished } from './deployment.ts'

export type Deployment = typeof deployments.$inferSelect
type Facts = Partial<typeof deployments.$inferInsert>

/** Somebody else holds the row now: whoever sees this stops touching it. */
export class LostClaim extends Error {
  constructor(id: string) {
    super(`Deployment ${id} is held by another worker now.`)
    this.name = 'LostClaim'
  }
}

/** Ours: this row, this fence, and it has not moved since we read it. */
const held = ({ id, fence, status }: Deployment) =>
  and(eq(deployments.id, id), eq(deployments.fence, fence), eq(deployments.status, status))

/** The only code that writes `deployments.status`. The status it moves from, and the fence, are part of the `where`. */
export async function transition(
  tx: Tx,
  deployment: Deployment,
  to: DeploymentStatus,
  message: string,
  facts: Facts = {},
) {
  assert(canMove(deployment.status, to), `deployment ${deployment.id} cannot go from ${deployment.status} to ${to}`)
  const finished = isFinished(to)
  // The rollout's row first, because a rollout locks itself before its deployments: one order, no deadlock.
  if (finished && deployment.rolloutId) await nudge(tx, 'rollouts', deployment.rolloutId)
  const [moved] = await tx
    .update(deployments)
    .set({
      ...facts,
      status: to,
      ...(finished ? { finishedAt: sql`clock_timestamp()`, dueAt: null } : {}),
      ...(deployment.status === 'queued' ? { startedAt: sql`clock_timestamp()` } : {}),
    })
    .where(held(deployment))
    .returning()
  if (!moved) throw new LostClaim(deployment.id)
  await tx.insert(deploymentEvents).values({ deploymentId: moved.id, source: 'status', status: to, message })
  await announce(tx, `deployment:${moved.id}`, `target:${moved.targetId}`, 'deployments')
  return moved
}

/**
 * Writes what is about to happen, before it happens, and renews the lease: after this the call to AWS may be made.
 */
export async function intend(db: Db | Tx, deployment: Deployment, facts: Facts): Promise<Deployment> {
  const [row] = await writeHeld(db, facts, held(deployment))
  if (!row) throw new LostClaim(deployment.id)
  return row
}

/** The same, but a cancellation that arrived meanwhile wins: then nothing is written and the answer is undefined. */
export async function intendUnlessCancelled(db: Db | Tx, deployment: Deployment, facts: Facts) {
  const [row] = await writeHeld(db, facts, and(held(deployment), isNull(deployments.cancelRequestedAt)))
  // No row: cancelled, which is an answer, or no longer ours, which this second write finds out.
  if (!row) await intend(db, deployment, {})
  return row
}

const writeHeld = (db: Db | Tx, facts: Facts, condition: SQL | undefined) =>
  db
    .update(deployments)
    .set({ ...facts, leaseUntil: sql`clock_timestamp() + make_interval(secs => ${leaseSeconds})` })
    .where(condition)
    .returning()
