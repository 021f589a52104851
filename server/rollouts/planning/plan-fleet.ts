import type { Ctx } from '../../context.ts'
import type { Spec } from '../../deployments/target.ts'
import { partOf } from '../../deployments/target-names.ts'
import { refused } from '../../errors.ts'
import { findTemplate, findVersion, type LoadedVersion, loadVersion } from '../../templates/versions/load.ts'
import { requireUsable } from '../../templates/versions/usable.ts'
import type { FleetSelection } from '../fleet.ts'
import type { Strategy } from '../strategy.ts'
import { assembleFleetPlan, type FleetPlan, type PlannedMember, type PlannedTarget } from './fleet-plan.ts'
import { type FleetTarget, readFleet } from './fleet-target.ts'
import { type FieldAnswer, fitSpec } from './members/fit-spec.ts'
import { guardMembers } from './members/guard-members.ts'
import { type LeftOut, out, reasonToLeaveOut } from './members/leave-out.ts'
import { type FittedMember, renderMembers } from './members/render-members.ts'
import { settleStrategy } from './presets.ts'

export interface PlanFleet {
  /** Name of the template. */
  template: string
  /** `major.minor` to upgrade to. */
  version: string
  selection: FleetSelection
  strategy: Partial<Strategy>
  /** Shapes that are left out although their members were selected. */
  withoutShapes: string[]
  /** Whole new specs, by target id, for members whose migration asks a question. */
  answers: Record<string, Spec>
  /** Answers to single questions of the migration; without `targetId` for everybody who is asked. */
  fieldAnswers: (FieldAnswer & { targetId?: string | undefined })[]
}

/**
 * Plans the upgrade of a whole fleet: decides for every target whether it takes part and why not, migrates its spec,
 * renders it, plans it against what runs, and cuts the waves. Stores nothing and calls nothing.
 */
export async function planFleet(ctx: Ctx, request: PlanFleet): Promise<FleetPlan> {
  const strategy = settleStrategy(request.strategy)
  const version = await findUsable(ctx, request)
  const fitted: FittedMember[] = []
  const leftOut: FleetPlan['out'] = []
  const fleet = await readFleet(ctx.db, version.template.id)
  for (const member of fleet) {
    const fit = reasonToLeaveOut(member, version, request.selection) ?? fitMember(member, version, request)
    if ('spec' in fit) fitted.push({ member, spec: fit.spec })
    else leftOut.push({ target: plannedTarget(member), leftOut: fit })
  }
  const takingPart: PlannedMember[] = []
  const planned = await renderMembers(ctx, version, fitted)
  const changing = planned.flatMap((rendered) =>
    'plan' in rendered && rendered.digest !== rendered.member.target.deployedDigest ? [rendered] : [],
  )
  const heldBack = await guardMembers(ctx, version, changing)
  for (const rendered of planned) {
    const target = plannedTarget(rendered.member)
    const held = heldBack.get(target.id)
    if (held) leftOut.push({ target, leftOut: held })
    else if ('leftOut' in rendered) leftOut.push({ target, leftOut: rendered.leftOut })
    else if (request.withoutShapes.includes(rendered.plan.shape)) leftOut.push({ target, leftOut: shapeLeftOut })
    else takingPart.push({ target, spec: rendered.spec, plannedDigest: rendered.digest, plan: rendered.plan })
  }
  const isUnchanged = ({ target, plannedDigest }: PlannedMember) => plannedDigest === target.fromDigest
  return assembleFleetPlan({
    version,
    selection: request.selection,
    strategy,
    changing: takingPart.filter((member) => !isUnchanged(member)),
    unchanged: takingPart.filter(isUnchanged),
    out: leftOut,
    missing: missingFrom(fleet, request.selection),
  })
}

function missingFrom(fleet: FleetTarget[], { targetIds = [] }: FleetSelection): string[] {
  const there = new Set(fleet.map(({ target }) => target.id))
  return targetIds.filter((id) => !there.has(id))
}

const shapeLeftOut = out('shape_left_out', 'Its shape was left out of this rollout.')

async function findUsable(ctx: Ctx, { template: name, version: number }: PlanFleet): Promise<LoadedVersion> {
  const template = await findTemplate(ctx.db, name)
  const found = await findVersion(ctx.db, template.id, number)
  if (!found) throw refused(`There is no version ${number} of ${name}.`, 'VERSION_UNAVAILABLE')
  const version = await loadVersion(ctx.db, found.id)
  requireUsable(version)
  return version
}

export function fitMember(
  { target, version: from }: FleetTarget,
  to: LoadedVersion,
  { answers, fieldAnswers }: Pick<PlanFleet, 'answers' | 'fieldAnswers'>,
): { spec: Spec } | LeftOut {
  // Only who has been deployed gets this far, so there is a version and a spec to come from.
  if (!from) return out('never_deployed', 'It has never been deployed, so there is nothing to upgrade.')
  const answer = Object.hasOwn(answers, target.id) ? answers[target.id] : undefined
  const spec = target.deployedSpec ?? target.desiredSpec
  const own = fieldAnswers.filter(({ targetId }) => targetId === target.id)
  const forAll = fieldAnswers.filter(({ targetId }) => targetId === undefined)
  return fitSpec({
    bundle: to.bundle,
    part: partOf(target.kind),
    from,
    to,
    spec,
    answer,
    fieldAnswers: [...own, ...forAll],
  })
}

export function plannedTarget({ target, account, team }: FleetTarget): PlannedTarget {
  return {
    id: target.id,
    name: target.name,
    stage: target.stage,
    account: account.name,
    region: account.region,
    team,
    fromVersionId: target.deployedVersionId,
    fromDigest: target.deployedDigest,
  }
}
