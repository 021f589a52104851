import { deploymentEvents } from '../../../drizzle/schema/deployments.ts'
import type { StackEvent, StackState, Stacks } from '../../cloudformation/stacks.ts'
import { hasSucceeded, isMoving, isRollback, isStuck } from '../../cloudformation/status.ts'
import { announce } from '../../live.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { failureSentence, firstCause } from '../first-cause.ts'
import { type Deployment, intend, transition } from '../transition.ts'
import { cancelled, fail, succeed } from './finish.ts'
import { tokenOf, tokenPrefixOf } from './names.ts'
import type { StepResult } from './step-result.ts'

/** Somebody is looking: follow closely. Otherwise the account's sweep notices the end; this is only the safety net. */
const watchedMs = 1_000
const unwatchedMs = 60_000
/** A terminal status that no event of ours confirms is an old answer: read again. */
const staleMs = 1_000

/** Follows the stack until CloudFormation is done with our operation, and believes only what carries our token. */
export async function watchStack(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  const stack = await stacks.read(deployment.stackArn ?? deployment.stackName)
  if (stack === 'absent') return deployment.kind === 'delete' ? gone(ctx, deployment) : vanished(ctx, deployment)
  if (isMoving(stack.status)) return follow(ctx, deployment, stack, stacks)

  const events = await stacks.readEvents(stack.arn, tokenPrefixOf(deployment))
  await keepEvents(ctx, deployment, events)
  const last = events.findLast((event) => event.physicalId === stack.arn)
  if (last?.status !== stack.status) return { lookAgainMs: staleMs }
  return end(ctx, deployment, stack, events)
}

async function follow(ctx: WorkerCtx, deployment: Deployment, stack: StackState, stacks: Stacks): Promise<StepResult> {
  const watched = deployment.watchedUntil !== null && deployment.watchedUntil.getTime() > Date.now()
  if (watched) await keepEvents(ctx, deployment, await stacks.readEvents(stack.arn, tokenPrefixOf(deployment)))
  if (deployment.cancelRequestedAt && stack.status === 'UPDATE_IN_PROGRESS') {
    await intend(ctx.db, deployment, {})
    await stacks.cancelUpdate(stack.arn, tokenOf(deployment, 'cancel'))
    return { lookAgainMs: watchedMs }
  }
  if (isRollback(stack.status) && deployment.status === 'deploying') {
    const message = deployment.cancelRequestedAt
      ? 'Cancelled: CloudFormation is rolling back.'
      : 'Something failed: CloudFormation is rolling back.'
    await ctx.db.transaction((tx) => transition(tx, deployment, 'rolling_back', message, { stackStatus: stack.status }))
  } else if (stack.status !== deployment.stackStatus) {
    await intend(ctx.db, deployment, { stackStatus: stack.status })
  }
  return { lookAgainMs: watched ? watchedMs : unwatchedMs }
}

async function end(
  ctx: WorkerCtx,
  deployment: Deployment,
  stack: StackState,
  events: StackEvent[],
): Promise<StepResult> {
  const facts = { stackStatus: stack.status, stackArn: stack.arn }
  if (deployment.kind === 'delete' && stack.status === 'DELETE_COMPLETE') return gone(ctx, deployment)
  if (deployment.kind !== 'delete' && hasSucceeded(stack.status)) {
    return succeed(ctx, deployment, 'CloudFormation is done: this version runs.', { ...facts, outputs: stack.outputs })
  }
  if (deployment.cancelRequestedAt && stack.status === 'UPDATE_ROLLBACK_COMPLETE') {
    return cancelled(ctx, deployment, 'Cancelled: CloudFormation rolled back, what ran before still runs.', facts)
  }
  const resource = firstCause(events)
  const message = failureSentence(resource, stack.status, stack.statusReason)
  return fail(
    ctx,
    deployment,
    { kind: isStuck(stack.status) ? 'stuck' : 'failed', code: 'RESOURCE_FAILED', message, resource },
    facts,
  )
}

const gone = (ctx: WorkerCtx, deployment: Deployment) =>
  succeed(ctx, deployment, 'The stack and everything in it that is not retained was deleted.', {
    stackStatus: 'DELETE_COMPLETE',
  })

const vanished = (ctx: WorkerCtx, deployment: Deployment) =>
  fail(ctx, deployment, {
    kind: 'failed',
    code: 'STACK_MISSING',
    message: `The stack ${deployment.stackName} was deleted by somebody else while it was being deployed.`,
  })

/** Stores what is new; reading the same events twice stores them once. */
async function keepEvents(ctx: WorkerCtx, deployment: Deployment, events: StackEvent[]) {
  if (events.length === 0) return
  const stored = await ctx.db
    .insert(deploymentEvents)
    .values(
      events.map((event) => ({
        deploymentId: deployment.id,
        at: event.at,
        source: 'stack' as const,
        status: event.status,
        message: event.reason,
        logicalId: event.logicalId,
        physicalId: event.physicalId,
        resourceType: event.resourceType,
        eventId: event.eventId,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: deploymentEvents.id })
  if (stored.length > 0) await announce(ctx.db, `deployment:${deployment.id}`)
}
