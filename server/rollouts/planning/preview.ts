import type { Ctx } from '../../context.ts'
import { authorize } from '../../policy/policy.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import type { PreviewRollout } from '../inputs.ts'
import { typicalSeconds } from '../queries/pace.ts'
import type { FleetPlan } from './fleet-plan.ts'
import { outKinds } from './leave-out.ts'
import { planFleet } from './plan-fleet.ts'

/** So many names stand for a group; the members page of the stored rollout has all of them. */
const named = 20

/** What upgrading a fleet would do: shapes, waves, who is left out and why. Stores nothing. */
export async function previewRollout(ctx: Ctx, input: PreviewRollout) {
  authorize(ctx, 'rollouts:control')
  const plan = await planFleet(ctx, input)
  return { ...describe(plan), typicalSeconds: await typicalSeconds(ctx, plan.version.template.id) }
}

function describe(plan: FleetPlan) {
  const { version, changing, unchanged, out, waves } = plan
  const notSelected = out.filter(({ leftOut }) => leftOut.kind === 'not_selected').length
  const fleet = changing.length + unchanged.length + out.length
  return {
    digest: plan.digest,
    template: { name: version.template.name, title: version.template.title, kind: version.template.kind },
    version: { id: version.id, number: formatVersion(version), status: version.status },
    totals: {
      fleet,
      selected: fleet - notSelected,
      changing: changing.length,
      unchanged: unchanged.length,
      out: out.length - notSelected,
      notSelected,
    },
    strategy: plan.strategy,
    tolerance: plan.tolerance,
    shapes: plan.shapes.map((shape) => ({ ...shape, ...blastRadius(plan, shape.shape) })),
    waves: waves.map(({ targetIds, ...wave }) => ({ ...wave, size: targetIds.length })),
    bakeMinutes: waves.reduce((sum, wave) => sum + wave.bakeMinutes, 0),
    out: groupOut(out),
    missing: plan.missing,
  }
}

/** Where a shape would be felt. */
function blastRadius({ changing }: FleetPlan, shape: string) {
  const targets = changing.filter(({ plan }) => plan.shape === shape).map(({ target }) => target)
  const distinct = <T>(values: T[]) => [...new Set(values)].toSorted()
  return {
    stages: distinct(targets.map(({ stage }) => stage)),
    teams: distinct(targets.map(({ team }) => team)),
    accounts: distinct(targets.map(({ account }) => account)),
    regions: distinct(targets.map(({ region }) => region)),
    targets: targets.slice(0, named).map(({ id, name }) => ({ id, name })),
  }
}

/** One line for each reason and field, the most frequent first. */
function groupOut(out: FleetPlan['out']) {
  const groups = new Map<string, FleetPlan['out']>()
  for (const entry of out) {
    const key = `${entry.leftOut.kind} ${entry.leftOut.at ?? ''}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [...groups.values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { kind, at } = first.leftOut
      const targets = group.slice(0, named).map(({ target, leftOut }) => ({
        id: target.id,
        name: target.name,
        reason: leftOut.reason,
      }))
      return [{ kind, title: outKinds[kind], at: at ?? null, count: group.length, targets }]
    })
}
