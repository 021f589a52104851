import { eq } from 'drizzle-orm'
import { renderedTemplates } from '../../../drizzle/schema/deployments.ts'
import { approvedFor, keepRefusal } from '../../guardrails/gate.ts'
import { refusal } from '../../guardrails/guardrail.ts'
import { judge } from '../../guardrails/judge.ts'
import type { Plan } from '../../plans/plan.ts'
import { loadVersion } from '../../templates/versions/load.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import type { Failure } from '../deployment.ts'
import { policyTargetOf } from '../targets/judged-draft.ts'
import type { Deployment } from '../transition.ts'
import { readTarget } from './render.ts'

/**
 * The last gate: the guardrails look at the very template that was sent and at CloudFormation's own plan. Policies and
 * exemptions may have changed since the request, and members of a rollout are looked at one by one only here.
 */
export async function refusedByGuardrails(
  ctx: WorkerCtx,
  deployment: Deployment,
  verifiedPlan: Plan,
): Promise<Failure | undefined> {
  const target = await readTarget(ctx, deployment)
  const version = await loadVersion(ctx.db, deployment.versionId)
  const [template] = await ctx.db
    .select({ body: renderedTemplates.body })
    .from(renderedTemplates)
    .where(eq(renderedTemplates.digest, deployment.bodyDigest ?? ''))
  if (!template) throw new Error(`deployment ${deployment.id} has no rendered template`)
  const region = deployment.stackArn?.split(':')[3] ?? ''
  const subject = {
    body: template.body,
    parameters: deployment.parameters ?? {},
    plan: verifiedPlan,
    target: await policyTargetOf(ctx, target, version, region),
  }
  const [judgement = { verdicts: [] }] = await judge(ctx, [subject])
  const refused = refusal(judgement, { approved: await approvedFor(ctx.db, deployment.id) })
  if (!refused) return undefined
  const passing = { gate: 'execution', judgement, subject: target.name } as const
  await keepRefusal(ctx.db, { ...passing, targetId: target.id, deploymentId: deployment.id }, ctx.actor.name)
  const code = 'closed' in judgement ? 'GUARDRAILS_CLOSED' : 'POLICY_DENIED'
  return { kind: 'failed', code, message: `${refused} The change set was discarded, nothing was changed.` }
}
