import { and, asc, eq, inArray, isNull, lte, sql } from 'drizzle-orm'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { rolloutMembers, rolloutShapes } from '../../../drizzle/schema/rollouts.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import type { Ctx } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { requestDeployment } from '../../deployments/request.ts'
import { Problem } from '../../errors.ts'
import type { Plan } from '../../plans/plan.ts'
import type { LockedRollout, Rollout } from './lock.ts'

type Member = typeof rolloutMembers.$inferSelect
type Target = typeof targets.$inferSelect

/** One transaction starts so many at most: a pause that arrives meanwhile must not wait long for the rollout's lock. */
const startedAtOnce = 20

/**
 * Asks for the deployments of the next members that wait, in the order of the plan. A target that is no longer what it
 * was when the plan was made is skipped, and says so.
 */
export async function startMembers(
  tx: Tx,
  ctx: Ctx,
  { rollout }: LockedRollout,
  { upToWave, count }: { upToWave: number; count: number },
) {
  const members = await tx
    .select()
    .from(rolloutMembers)
    .where(
      and(
        eq(rolloutMembers.rolloutId, rollout.id),
        eq(rolloutMembers.status, 'waiting'),
        lte(rolloutMembers.wave, upToWave),
      ),
    )
    .orderBy(asc(rolloutMembers.wave), asc(rolloutMembers.targetId))
    .limit(Math.min(count, startedAtOnce))
  const ids = members.map(({ targetId }) => targetId)
  // Locked in a fixed order, so that two rollouts that share targets cannot wait for each other.
  const locked = await tx.select().from(targets).where(inArray(targets.id, ids)).orderBy(asc(targets.id)).for('update')
  const busy = await readUnfinished(tx, ids)
  const plans = await readPlans(tx, rollout, members)
  for (const member of members) {
    const target = locked.find(({ id }) => id === member.targetId)
    const reason = changedSince(member, target, busy.get(member.targetId))
    if (reason || !target) await skip(tx, member, reason ?? 'Its target no longer exists.')
    else await startMember(tx, ctx, { rollout, member, target, plan: plans.get(member.shape ?? '') })
  }
}

/** Why the plan no longer holds for a member, in words. */
function changedSince(member: Member, target: Target | undefined, unfinished: string | undefined): string | undefined {
  if (!target || target.deletedAt) return 'It was deleted after the plan was made.'
  if (target.lifecycle === 'deleting') return 'It is being deleted.'
  if (unfinished) return `It is being deployed by somebody else (${unfinished}).`
  if (target.deployedDigest !== member.fromDigest || target.deployedVersionId !== member.fromVersionId)
    return 'It changed after the plan was made. Plan it again to see what the upgrade would do now.'
  return undefined
}

interface Starting {
  rollout: Rollout
  member: Member
  target: Target
  plan: Plan | undefined
}

async function startMember(tx: Tx, ctx: Ctx, { rollout, member, target, plan }: Starting) {
  if (!plan) throw new Error(`member ${member.targetId} of ${rollout.id} has no shape`)
  try {
    const deployment = await requestDeployment(tx, ctx, {
      target,
      kind: 'upgrade',
      versionId: rollout.toVersionId,
      spec: member.spec,
      plannedDigest: member.plannedDigest,
      plan,
      rolloutId: rollout.id,
      reason: rollout.reason,
      guardrails: 'before_execution',
    })
    await tx
      .update(rolloutMembers)
      .set({ status: 'deploying', deploymentId: deployment.id, startedAt: sql`clock_timestamp()`, reason: null })
      .where(isMember(member))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await skip(tx, member, error.message)
  }
}

const skip = (tx: Tx, member: Member, reason: string) =>
  tx
    .update(rolloutMembers)
    .set({ status: 'skipped', reason, finishedAt: sql`clock_timestamp()` })
    .where(isMember(member))

const isMember = ({ rolloutId, targetId }: Member) =>
  and(
    eq(rolloutMembers.rolloutId, rolloutId),
    eq(rolloutMembers.targetId, targetId),
    eq(rolloutMembers.status, 'waiting'),
  )

async function readUnfinished(tx: Tx, targetIds: string[]) {
  const rows = await tx
    .select({ id: deployments.id, targetId: deployments.targetId })
    .from(deployments)
    .where(and(inArray(deployments.targetId, targetIds), isNull(deployments.finishedAt)))
  return new Map(rows.map(({ id, targetId }) => [targetId, id]))
}

/** The example of a shape stands for each of its members until the worker has rendered the member's own. */
async function readPlans(tx: Tx, rollout: Rollout, members: Member[]) {
  const shapes = [...new Set(members.flatMap(({ shape }) => shape ?? []))]
  const rows = await tx
    .select({ shape: rolloutShapes.shape, example: rolloutShapes.example })
    .from(rolloutShapes)
    .where(and(eq(rolloutShapes.rolloutId, rollout.id), inArray(rolloutShapes.shape, shapes)))
  return new Map(rows.map(({ shape, example }) => [shape, example]))
}
