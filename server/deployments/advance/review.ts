import type { ChangeSetState } from '../../cloudformation/stacks.ts'
import { planFromChangeSet } from '../../plans/from-change-set.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { nudge } from '../../worker/nudge.ts'
import { type Deployment, intend, transition } from '../transition.ts'
import { abandon } from './abandon.ts'
import { cancelled, fail, succeed } from './finish.ts'
import { refusedByGuardrails } from './guard.ts'
import { changeSetNameOf } from './names.ts'
import type { StepResult } from './step-result.ts'

const oneSecond = { lookAgainMs: 1_000 }

/** Reads the change set once it is ready and keeps it beside the plan that was reviewed. */
export async function reviewChangeSet(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  const changeSet = await stacks.readChangeSet(deployment.stackArn ?? deployment.stackName, changeSetNameOf(deployment))
  // Not there: the request never arrived. Asking again under the same name is harmless.
  if (changeSet === 'absent') return { goOn: await intend(ctx.db, deployment, { step: 'propose' }) }
  if (changeSet.status === 'pending') return oneSecond
  const stackArn = changeSet.stackArn
  if (changeSet.status === 'running' || changeSet.status === 'executed') return goToWatch(ctx, deployment, stackArn)
  if (deployment.cancelRequestedAt) {
    await abandon(stacks, { ...deployment, stackArn })
    return cancelled(ctx, deployment, 'Cancelled before execution: the change set was discarded, nothing was changed.')
  }
  if (changeSet.status !== 'ready') return conclude(ctx, { ...deployment, stackArn }, changeSet)
  const verifiedPlan = planFromChangeSet(changeSet.changes, awsAccountOf(stackArn))
  const failure = await refusedByGuardrails(ctx, { ...deployment, stackArn }, verifiedPlan)
  if (failure) {
    await abandon(stacks, { ...deployment, stackArn })
    return fail(ctx, deployment, failure, { stackArn, verifiedPlan })
  }
  return { goOn: await intend(ctx.db, deployment, { step: 'execute', stackArn, verifiedPlan }) }
}

/** An earlier run of this step already executed it and died before saying so. */
export async function goToWatch(ctx: WorkerCtx, deployment: Deployment, stackArn: string): Promise<StepResult> {
  const goOn = await ctx.db.transaction(async (tx) => {
    const moved = await transition(tx, deployment, 'deploying', 'CloudFormation is carrying out the change set.', {
      step: 'watch',
      stackArn,
      executedAt: deployment.executedAt ?? new Date(),
    })
    // From now on the account's sweep looks for the end of it.
    await nudge(tx, 'accounts', moved.accountId)
    return moved
  })
  return { goOn }
}

async function conclude(
  ctx: WorkerCtx,
  deployment: Deployment,
  { status, reason }: ChangeSetState,
): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  if (status === 'empty') {
    await stacks.discardChangeSet(deployment.stackArn ?? deployment.stackName, changeSetNameOf(deployment))
    return succeed(ctx, deployment, 'Nothing to change: CloudFormation found no difference.', {
      stackArn: deployment.stackArn,
    })
  }
  if (status === 'obsolete') {
    return fail(ctx, deployment, {
      kind: 'failed',
      code: 'PLAN_OUTDATED',
      message:
        'The stack was changed by somebody else after this was planned. Nothing was changed by this deployment. Review the new plan and deploy again.',
    })
  }
  await abandon(stacks, deployment)
  return fail(ctx, deployment, {
    kind: 'failed',
    code: 'CHANGE_SET_FAILED',
    message: `CloudFormation could not prepare the change: ${reason} Nothing was changed.`,
  })
}

/** `arn:aws:cloudformation:<region>:<account>:stack/…` */
const awsAccountOf = (stackArn: string) => stackArn.split(':')[4]
