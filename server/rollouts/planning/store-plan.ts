import { rolloutMembers, rolloutShapes, rollouts, rolloutWaves } from '../../../drizzle/schema/rollouts.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import type { CreateRollout } from '../inputs.ts'
import type { FleetPlan } from './fleet-plan.ts'

/** Rows of one insert: below the number of values that one statement may carry. */
const insertedAtOnce = 1_000

interface Storing {
  id: string
  plan: FleetPlan
  input: CreateRollout
}

/** Writes a plan in a few statements, whatever the size of the fleet. */
export async function storePlan(tx: Tx, ctx: Ctx, { id, plan, input }: Storing) {
  const { version, strategy, waves, shapes } = plan
  await tx.insert(rollouts).values({
    id,
    templateId: version.template.id,
    toVersionId: version.id,
    selection: plan.selection,
    strategy,
    planDigest: plan.digest,
    reason: input.reason,
    concurrency: strategy.concurrency,
    tolerance: plan.tolerance,
    plannedBy: ctx.actor.name,
  })
  const gates = waves.map(({ targetIds, ...wave }) => ({ rolloutId: id, ...wave, size: targetIds.length }))
  for (const rows of chunks(gates)) await tx.insert(rolloutWaves).values(rows)
  const judged = shapes.map(({ needsAcceptance, ...shape }) => ({
    rolloutId: id,
    ...shape,
    accepted: !needsAcceptance || input.acceptedShapes.includes(shape.shape),
  }))
  for (const rows of chunks(judged)) await tx.insert(rolloutShapes).values(rows)
  for (const rows of chunks(memberRows(id, plan))) await tx.insert(rolloutMembers).values(rows)
}

/** Everybody who was selected has a row: who changes, who only gets the new label, and who was left out and why. */
function memberRows(rolloutId: string, { changing, unchanged, out, waves }: FleetPlan) {
  const waveOf = new Map(waves.flatMap(({ number, targetIds }) => targetIds.map((id) => [id, number])))
  const takingPart = [...changing, ...unchanged].map(({ target, spec, plannedDigest, plan }) => ({
    ...from(rolloutId, target),
    spec,
    plannedDigest,
    wave: waveOf.get(target.id) ?? null,
    shape: waveOf.has(target.id) ? plan.shape : null,
  }))
  const leftOut = out
    .filter(({ leftOut }) => leftOut.kind !== 'not_selected')
    .map(({ target, leftOut }) => ({
      ...from(rolloutId, target),
      spec: {},
      status: 'skipped' as const,
      reason: leftOut.at ? `${leftOut.at}: ${leftOut.reason}` : leftOut.reason,
    }))
  return [...takingPart, ...leftOut]
}

const from = (rolloutId: string, { id, fromVersionId, fromDigest }: FleetPlan['out'][number]['target']) => ({
  rolloutId,
  targetId: id,
  fromVersionId,
  fromDigest,
})

function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / insertedAtOnce) }, (_, i) =>
    rows.slice(i * insertedAtOnce, (i + 1) * insertedAtOnce),
  )
}
