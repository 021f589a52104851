import { eq } from 'drizzle-orm'
import { renderedTemplates } from '../../../drizzle/schema/deployments.ts'
import { targets } from '../../../drizzle/schema/targets.ts'
import { Problem } from '../../errors.ts'
import { comparePlans } from '../../plans/compare.ts'
import type { Plan } from '../../plans/plan.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { draftDeployment } from '../draft.ts'
import { type Deployment, intend, transition } from '../transition.ts'
import { cancelled, fail, succeed } from './finish.ts'
import { changeSetNameOf } from './names.ts'
import type { StepResult } from './step-result.ts'

/** Renders again what was reviewed. The result must have the same consequences, or nothing happens. */
export async function renderDeployment(ctx: WorkerCtx, claimed: Deployment): Promise<StepResult> {
  if (claimed.cancelRequestedAt) return cancelled(ctx, claimed, 'Cancelled before anything was sent to CloudFormation.')
  const deployment =
    claimed.status === 'queued'
      ? await ctx.db.transaction((tx) => transition(tx, claimed, 'preparing', 'Rendering the template.'))
      : claimed
  if (deployment.kind === 'delete') return { goOn: await intend(ctx.db, deployment, { step: 'execute' }) }

  const target = await readTarget(ctx, deployment)
  const draft = await draftOrFailure(ctx, deployment, target)
  if ('failure' in draft) return fail(ctx, deployment, draft.failure)
  const outdated = draft.digest === deployment.plannedDigest ? undefined : differenceFrom(deployment.plan, draft.plan)
  if (outdated) return fail(ctx, deployment, planOutdated(outdated))

  await ctx.db.insert(renderedTemplates).values({ digest: draft.bodyDigest, body: draft.body }).onConflictDoNothing()
  const facts = {
    bodyDigest: draft.bodyDigest,
    parameters: draft.parameters,
    renderedDigest: draft.digest,
    plan: draft.plan,
    stackArn: target.stackArn,
  }
  if (draft.digest === target.deployedDigest) {
    return succeed(ctx, deployment, 'Nothing to change: this renders exactly what already runs.', facts)
  }
  const changeSetName = changeSetNameOf(deployment)
  return { goOn: await intend(ctx.db, deployment, { ...facts, changeSetName, step: 'propose' }) }
}

export async function readTarget(ctx: WorkerCtx, deployment: Deployment) {
  const [target] = await ctx.db.select().from(targets).where(eq(targets.id, deployment.targetId))
  if (!target) throw new Error(`deployment ${deployment.id} has no target`)
  return target
}

async function draftOrFailure(ctx: WorkerCtx, deployment: Deployment, target: typeof targets.$inferSelect) {
  try {
    return await draftDeployment(ctx, { target, versionId: deployment.versionId, spec: deployment.spec })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // A template's problem names its own line; a field of the spec is only in `at`.
    const place = error.at && !error.message.includes(error.at) ? `${error.at}: ` : ''
    const message = `${place}${error.message} Nothing was changed.`
    return { failure: { kind: 'failed', code: 'RENDER_FAILED', message } as const }
  }
}

/** Other bytes with the same consequences may go on: an output of the environment changed its value, say. */
function differenceFrom(reviewed: Plan | null, now: Plan) {
  if (!reviewed) return undefined
  const comparison = comparePlans(reviewed, now)
  return comparison.same ? undefined : comparison.difference
}

const planOutdated = (difference: string) =>
  ({
    kind: 'failed',
    code: 'PLAN_OUTDATED',
    message: `What would happen is no longer what was reviewed: ${difference} Nothing was changed. Review the new plan and deploy again.`,
  }) as const
