import { eq, sql } from 'drizzle-orm'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import { StackProblem } from '../../cloudformation/stacks.ts'
import type { LookAgain, WorkerCtx } from '../../worker/context.ts'
import { type DeploymentStep, isFinished } from '../deployment.ts'
import type { Deployment } from '../transition.ts'
import { clearShell } from './clear.ts'
import { executeChangeSet } from './execute.ts'
import { fail } from './finish.ts'
import { proposeChangeSet } from './propose.ts'
import { renderDeployment } from './render.ts'
import { reviewChangeSet } from './review.ts'
import type { StepResult } from './step-result.ts'
import { watchStack } from './watch.ts'

/**
 * Each step may be run twice, by two workers, or after a crash at any line: it writes its intent, calls CloudFormation
 * under names made from the deployment, and writes the outcome, fenced.
 *
 *   render ─▶ propose ─▶ review ─▶ execute ─▶ watch ─▶ (finished)
 *               │  ▲                   ▲
 *               ▼  │                   │ a deletion goes from render straight to execute
 *              clear (removes the empty shell that a failed creation left)
 */
const steps: Record<DeploymentStep, (ctx: WorkerCtx, deployment: Deployment) => Promise<StepResult>> = {
  render: renderDeployment,
  clear: clearShell,
  propose: proposeChangeSet,
  review: reviewChangeSet,
  execute: executeChangeSet,
  watch: watchStack,
}

/** Brings a claimed deployment as far as it gets without waiting. Throws LostClaim when somebody else holds it. */
export async function advanceDeployment(ctx: WorkerCtx, claim: { id: string; fence: number }): Promise<LookAgain> {
  const [deployment] = await ctx.db.select().from(deployments).where(eq(deployments.id, claim.id))
  if (!deployment || deployment.fence !== claim.fence) return { lookAgainMs: null }
  for (let row = deployment; ; ) {
    if (isFinished(row.status)) return { lookAgainMs: null }
    const result = await attempt(ctx, row)
    if ('lookAgainMs' in result) return result
    row = result.goOn
  }
}

/** Throttles and broken connections never fail a deployment: it is looked at again. A denial is an answer. */
async function attempt(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  try {
    return await steps[deployment.step](ctx, deployment)
  } catch (error) {
    if (!(error instanceof StackProblem)) throw error
    if (error.kind === 'throttled' || error.kind === 'unavailable') return { lookAgainMs: 2_000 }
    if (deployment.step === 'watch') return await explainTrouble(ctx, deployment, error)
    const code = error.kind === 'denied' ? 'ACCESS_DENIED' : 'STACK_REFUSED'
    return fail(ctx, deployment, { kind: 'failed', code, message: refusalSentence(error) })
  }
}

const refusalSentence = ({ kind, message }: StackProblem) =>
  kind === 'denied'
    ? `AWS refused Hadron's credentials for this account: ${message} Nothing was changed. Check the account's role, then deploy again.`
    : `CloudFormation refused this deployment: ${message} Nothing was changed.`

/** While a stack is moving, a refused read says nothing about the stack: keep looking, and say why it is slow. */
async function explainTrouble(ctx: WorkerCtx, deployment: Deployment, error: StackProblem): Promise<StepResult> {
  await ctx.db.execute(sql`update accounts set trouble = ${error.message} where id = ${deployment.accountId}`)
  return { lookAgainMs: 30_000 }
}
