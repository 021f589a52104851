import { and, eq, sql } from 'drizzle-orm'
import type { PgUpdateSetSource } from 'drizzle-orm/pg-core'
import { rolloutMembers, rollouts, rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import type { RolloutStatus, WaveStatus } from '../rollout.ts'
import type { LockedRollout } from './lock.ts'
import type { Move } from './next-move.ts'
import { pauseMessage } from './pause-message.ts'
import { startMembers } from './start-members.ts'
import { withdraw } from './withdraw.ts'

/** Writes one move of a running rollout. The caller holds its lock and commits. */
export async function carryOut(tx: Tx, ctx: Ctx, locked: LockedRollout, move: Exclude<Move, { do: 'wait' }>) {
  switch (move.do) {
    case 'start_members':
      return startMembers(tx, ctx, locked, move)
    case 'open_wave':
      return moveWave(tx, ctx, locked, { number: move.wave, from: 'waiting', to: 'running' })
    case 'bake_wave':
      return moveWave(tx, ctx, locked, { number: move.wave, from: 'running', to: 'baking' })
    case 'pass_wave':
      return moveWave(tx, ctx, locked, { number: move.wave, from: 'baking', to: 'passed' })
    case 'pause':
      return pause(tx, ctx, locked, move)
    case 'complete':
      await moveRollout(tx, locked, 'completed', { finishedAt: sql`clock_timestamp()` })
      return record(tx, ctx, { action: 'rollout.complete', subject: locked.subject })
  }
}

interface WaveMove {
  number: number
  from: WaveStatus
  to: WaveStatus
}

async function moveWave(tx: Tx, ctx: Ctx, { rollout, subject }: LockedRollout, { number, from, to }: WaveMove) {
  const isWave = and(eq(rolloutWaves.rolloutId, rollout.id), eq(rolloutWaves.number, number))
  await tx
    .update(rolloutWaves)
    .set({
      status: to,
      ...(to === 'running' ? { startedAt: sql`coalesce(started_at, clock_timestamp())` } : {}),
      ...(to === 'baking' ? { bakeUntil: bakeEnd } : {}),
      ...(to === 'passed' ? { passedAt: sql`clock_timestamp()` } : {}),
    })
    .where(and(isWave, eq(rolloutWaves.status, from)))
  await record(tx, ctx, { action: 'rollout.move_wave', subject, details: { wave: number, from, to } })
}

/** A wave in which nothing was deployed has nothing to prove. */
const bakeEnd = sql`clock_timestamp() + case when exists (
    select 1 from rollout_members m where m.rollout_id = ${rolloutWaves.rolloutId} and m.wave = ${rolloutWaves.number}
      and m.status in ('upgraded', 'failed'))
  then make_interval(mins => bake_minutes) else interval '0' end`

async function pause(tx: Tx, ctx: Ctx, locked: LockedRollout, budget: Extract<Move, { do: 'pause' }>) {
  const { rollout, subject } = locked
  const failing = await tx
    .select({ name: targets.name, reason: sql<string>`coalesce(${rolloutMembers.reason}, '')` })
    .from(rolloutMembers)
    .innerJoin(targets, eq(targets.id, rolloutMembers.targetId))
    .where(and(eq(rolloutMembers.rolloutId, rollout.id), eq(rolloutMembers.status, 'failed')))
    .orderBy(sql`${rolloutMembers.finishedAt} desc nulls last`)
    .limit(budget.failures)
  const message = pauseMessage(budget, failing)
  await moveRollout(tx, locked, 'paused', {
    pausedAt: sql`clock_timestamp()`,
    pause: { cause: 'failure_budget', message, by: ctx.actor.name },
  })
  const withdrawn = await withdraw(tx, ctx, rollout.id)
  await record(tx, ctx, { action: 'rollout.pause', subject, details: { cause: 'failure_budget', message, withdrawn } })
}

type Facts = Omit<PgUpdateSetSource<typeof rollouts>, 'status'>

async function moveRollout(tx: Tx, { rollout }: LockedRollout, to: RolloutStatus, facts: Facts) {
  await tx
    .update(rollouts)
    .set({ ...facts, status: to })
    .where(and(eq(rollouts.id, rollout.id), eq(rollouts.status, 'running')))
}
