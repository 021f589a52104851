import { newId } from '../../../drizzle/columns.ts'
import { record } from '../../audit/record.ts'
import type { Ctx } from '../../context.ts'
import { badRequest, conflict, refused } from '../../errors.ts'
import { announce } from '../../live.ts'
import { authorize } from '../../policy/policy.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import type { CreateRollout } from '../inputs.ts'
import type { FleetPlan } from './fleet-plan.ts'
import { type OutKind, outKinds } from './members/leave-out.ts'
import { planFleet } from './plan-fleet.ts'
import { storePlan } from './store-plan.ts'

/**
 * Plans the fleet again and stores the plan: from here on it never changes. Refuses when it is not what was reviewed,
 * when nobody would take part, or when a dangerous shape was not accepted by name. Starts nothing.
 */
export async function createRollout(ctx: Ctx, input: CreateRollout) {
  authorize(ctx, 'rollouts:control')
  const plan = await planFleet(ctx, input)
  requireMembers(plan)
  requireReviewed(plan, input)
  requireAccepted(plan, input.acceptedShapes)
  const id = newId('rol')
  await ctx.db.transaction(async (tx) => {
    await storePlan(tx, ctx, { id, plan, input })
    const { version } = plan
    await record(tx, ctx, {
      action: 'rollout.create',
      subject: { id, name: `${version.template.name} → ${formatVersion(version)}` },
      details: {
        planDigest: plan.digest,
        changing: plan.changing.length,
        unchanged: plan.unchanged.length,
        shapes: plan.shapes.map(({ label, members, example }) => ({ label, members, risk: example.risk })),
        acceptedShapes: input.acceptedShapes,
        reason: input.reason,
      },
    })
    await announce(tx, 'rollouts')
  })
  return { id, digest: plan.digest }
}

function requireMembers({ changing, unchanged, out, missing }: FleetPlan) {
  if (changing.length + unchanged.length > 0) return
  const counts = new Map<OutKind, number>()
  for (const { leftOut } of out) counts.set(leftOut.kind, (counts.get(leftOut.kind) ?? 0) + 1)
  const why = [
    ...[...counts].map(([kind, count]) => `${count} ${outKinds[kind]}`),
    ...(missing.length > 0 ? [`${missing.length} not or no longer there`] : []),
  ].join(', ')
  throw badRequest(
    `Nobody would be upgraded: ${why || 'the template has no targets'}. Choose another version or select others.`,
    { reason: 'ROLLOUT_EMPTY', at: '/selection' },
  )
}

function requireReviewed(plan: FleetPlan, { reviewedDigest, selection, confirmMembers }: CreateRollout) {
  if (reviewedDigest !== undefined && reviewedDigest !== plan.digest) {
    throw conflict(
      'What would run is no longer what you reviewed: a target, an environment or the template changed. Review the new plan.',
      'PLAN_OUTDATED',
    )
  }
  const everybody = Object.values(selection).every((restriction) => restriction === undefined)
  if (reviewedDigest === undefined && everybody && confirmMembers !== plan.changing.length) {
    throw refused(
      `This changes the whole fleet: ${plan.changing.length} members. Send reviewedDigest of a preview, or confirmMembers: ${plan.changing.length}.`,
      'ROLLOUT_CONFIRM',
    )
  }
}

function requireAccepted({ shapes }: FleetPlan, accepted: string[]) {
  const open = shapes.filter(({ shape, needsAcceptance }) => needsAcceptance && !accepted.includes(shape))
  if (open.length === 0) return
  const list = open.map(({ label, members, example }) => `${label} (${members} members: ${example.headline})`).join(' ')
  throw refused(
    `These shapes replace, expose or endanger something and were not accepted: ${list} Accept each of them, or leave it out.`,
    'SHAPES_NOT_ACCEPTED',
  )
}
