import type { Ctx } from '../../context.ts'
import { authorize } from '../../policy/policy.ts'
import { formatVersion } from '../../templates/versions/version.ts'
import type { PreviewRollout } from '../inputs.ts'
import { typicalSeconds } from '../queries/pace.ts'
import type { FleetPlan } from './fleet-plan.ts'
import { planFleet } from './plan-fleet.ts'
import { blastRadius } from './telling/blast-radius.ts'
import { groupOut } from './telling/group-out.ts'
import { groupQuestions } from './telling/questions.ts'

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
    shapes: plan.shapes.map((shape) => ({ ...shape, ...blastRadius(changing, shape.shape) })),
    waves: waves.map(({ targetIds, ...wave }) => ({ ...wave, size: targetIds.length })),
    bakeMinutes: waves.reduce((sum, wave) => sum + wave.bakeMinutes, 0),
    out: groupOut(out),
    questions: groupQuestions(out),
    missing: plan.missing,
  }
}
