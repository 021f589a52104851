import { sql } from 'drizzle-orm'
import { StackProblem } from '../../cloudformation/stacks.ts'
import { isMoving } from '../../cloudformation/status.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { nudge } from '../../worker/nudge.ts'
import { type Deployment, intend, intendUnlessCancelled, transition } from '../transition.ts'
import { abandon } from './abandon.ts'
import { cancelled, fail, succeed } from './finish.ts'
import { changeSetNameOf, tokenOf } from './names.ts'
import { isOurs } from './ours.ts'
import { goToWatch } from './review.ts'
import type { StepResult } from './step-result.ts'

/** The first call that changes the stack. The intent is written first, and a cancellation that came before it wins. */
export async function executeChangeSet(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  if (deployment.executedAt === null && deployment.cancelRequestedAt) {
    if (deployment.kind !== 'delete') await abandon(stacks, deployment)
    return cancelled(ctx, deployment, 'Cancelled before execution: nothing was changed.')
  }
  const ours = deployment.executedAt
    ? await intend(ctx.db, deployment, {})
    : await intendUnlessCancelled(ctx.db, deployment, { executedAt: sql`clock_timestamp()` as unknown as Date })
  // A cancellation slipped in: the next look finds it and ends the deployment.
  if (!ours) return { lookAgainMs: 0 }
  return ours.kind === 'delete' ? startDeletion(ctx, ours) : startChangeSet(ctx, ours)
}

async function startDeletion(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  const stack = await stacks.read(deployment.stackArn ?? deployment.stackName)
  if (stack === 'absent' || !(await isOurs(ctx, deployment, stack)))
    return succeed(ctx, deployment, 'There is no stack of this target to delete.')
  await stacks.remove(stack.arn, tokenOf(deployment, 'delete'))
  const goOn = await ctx.db.transaction(async (tx) => {
    const facts = { step: 'watch', stackArn: stack.arn } as const
    const moved = await transition(tx, deployment, 'deploying', 'CloudFormation is deleting the stack.', facts)
    await nudge(tx, 'accounts', moved.accountId)
    return moved
  })
  return { goOn }
}

async function startChangeSet(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  const stack = deployment.stackArn ?? deployment.stackName
  try {
    await stacks.execute(stack, changeSetNameOf(deployment), tokenOf(deployment, 'execute'))
  } catch (error) {
    if (!(error instanceof StackProblem) || error.kind !== 'refused') throw error
    return whyRefused(ctx, deployment, error)
  }
  return goToWatch(ctx, deployment, stack)
}

/** Refused: an earlier call was accepted, the stack is busy, or the set is no longer valid. The set itself knows which. */
async function whyRefused(ctx: WorkerCtx, deployment: Deployment, error: StackProblem): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  const stack = deployment.stackArn ?? deployment.stackName
  const changeSet = await stacks.readChangeSet(stack, changeSetNameOf(deployment))
  const status = changeSet === 'absent' ? 'absent' : changeSet.status
  if (status === 'running' || status === 'executed') return goToWatch(ctx, deployment, stack)
  if (status !== 'ready') return { goOn: await intend(ctx.db, deployment, { step: 'review' }) }
  const state = await stacks.read(stack)
  if (state !== 'absent' && isMoving(state.status)) return { lookAgainMs: 5_000 }
  await abandon(stacks, deployment)
  return fail(ctx, deployment, {
    kind: 'failed',
    code: 'EXECUTION_REFUSED',
    message: `CloudFormation refused to carry out the change set: ${error.message} Nothing was changed.`,
  })
}
