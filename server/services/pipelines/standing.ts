import type { Ctx } from '../../context.ts'
import { type Draft, draftDeployment } from '../../deployments/draft.ts'
import type { Target } from '../../deployments/targets/change.ts'
import { Problem } from '../../errors.ts'
import type { Plan } from '../../plans/plan.ts'

/** How a pipeline stands to the instances it delivers to. */
export type Standing =
  /** No instance runs: there is nothing it could deliver to. */
  | { state: 'no_instance'; message: string }
  /** It is what its instances make of it. */
  | { state: 'current' }
  /** Deploying it again would change something; `ends` says that something would be removed or replaced. */
  | { state: 'out_of_date'; headline: string; ends: boolean; draft: Draft }
  /** It cannot be rendered with its instances as they are now. */
  | { state: 'trouble'; message: string }

/** Renders what runs, or what is wanted at first, with the instances of now, and compares. Stores nothing. */
export async function standingOf(ctx: Ctx, target: Target): Promise<Standing> {
  try {
    const versionId = target.deployedVersionId ?? target.desiredVersionId
    const draft = await draftDeployment(ctx, { target, versionId, spec: target.deployedSpec ?? target.desiredSpec })
    if (draft.digest === target.deployedDigest) return { state: 'current' }
    return { state: 'out_of_date', headline: draft.plan.headline, ends: endsSomething(draft.plan), draft }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.reason === 'PIPELINE_WITHOUT_INSTANCES') return { state: 'no_instance', message: error.message }
    return { state: 'trouble', message: error.message }
  }
}

const endsSomething = ({ counts }: Plan) => counts.remove + counts.replace + counts.may_replace > 0
