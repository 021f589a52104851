import { eq } from 'drizzle-orm'
import { renderedTemplates } from '../../../drizzle/schema/deployments.ts'
import type { targets } from '../../../drizzle/schema/targets.ts'
import { StackProblem, type StackState, type Stacks } from '../../cloudformation/stacks.ts'
import { isMoving, isShell, isStuck } from '../../cloudformation/status.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { type Deployment, intend } from '../transition.ts'
import { abandon } from './abandon.ts'
import { cancelled, fail } from './finish.ts'
import { changeSetNameOf, tagsOf, tokenOf } from './names.ts'
import { isOurs } from './ours.ts'
import { readTarget } from './render.ts'
import type { StepResult } from './step-result.ts'

/** How long after asking a change set is usually ready. */
const changeSetMs = 700

/** Asks CloudFormation what exactly it would do. The stack itself is not touched yet. */
export async function proposeChangeSet(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  if (deployment.cancelRequestedAt) {
    // An earlier try may have been heard though its answer was lost.
    await abandon(stacks, deployment)
    return cancelled(ctx, deployment, 'Cancelled before execution: nothing was changed.')
  }
  const target = await readTarget(ctx, deployment)
  const body = await readBody(ctx, deployment)
  const ours = await intend(ctx.db, deployment, {})
  try {
    await stacks.propose({
      stack: target.deployedVersionId && deployment.stackArn ? deployment.stackArn : deployment.stackName,
      changeSetName: changeSetNameOf(ours),
      token: tokenOf(ours, 'propose'),
      kind: target.deployedVersionId ? 'update' : 'create',
      body,
      parameters: ours.parameters ?? {},
      tags: tagsOf(target),
    })
  } catch (error) {
    if (error instanceof StackProblem && error.kind === 'refused')
      return whyRefused(ctx, ours, { target, stacks, error })
    throw error
  }
  await intend(ctx.db, ours, { step: 'review' })
  return { lookAgainMs: changeSetMs }
}

async function readBody(ctx: WorkerCtx, deployment: Deployment) {
  const [row] = await ctx.db
    .select({ body: renderedTemplates.body })
    .from(renderedTemplates)
    .where(eq(renderedTemplates.digest, deployment.bodyDigest ?? ''))
  if (!row) throw new Error(`deployment ${deployment.id} has no rendered template`)
  return row.body
}

interface Refusal {
  target: typeof targets.$inferSelect
  stacks: Stacks
  error: StackProblem
}

/** A refused proposal is explained by reading the stack once, instead of reading every stack beforehand. */
async function whyRefused(
  ctx: WorkerCtx,
  deployment: Deployment,
  { target, stacks, error }: Refusal,
): Promise<StepResult> {
  const stack = await stacks.read(deployment.stackArn ?? deployment.stackName)
  if (stack === 'absent' || stack.status === 'DELETE_COMPLETE')
    return fail(ctx, deployment, missing(target.name, error))
  if (!(await isOurs(ctx, deployment, stack))) return fail(ctx, deployment, nameTaken(stack))
  if (isMoving(stack.status)) return { lookAgainMs: 5_000 }
  if (isShell(stack.status) && !target.deployedVersionId) {
    return { goOn: await intend(ctx.db, deployment, { step: 'clear', stackArn: stack.arn }) }
  }
  if (isStuck(stack.status)) return fail(ctx, deployment, stuck(stack))
  return fail(ctx, deployment, {
    kind: 'failed',
    code: 'CHANGE_SET_REFUSED',
    message: `CloudFormation refused the template: ${error.message} Nothing was changed.`,
  })
}

const missing = (name: string, error: StackProblem) => ({
  kind: 'failed' as const,
  code: 'STACK_MISSING',
  message: /does not exist/.test(error.message)
    ? `The stack of ${name} no longer exists: somebody deleted it outside Hadron. It is not created again by itself.`
    : `CloudFormation refused the template: ${error.message} Nothing was changed.`,
})

const nameTaken = (stack: StackState) => ({
  kind: 'failed' as const,
  code: 'NAME_TAKEN',
  message: `A stack named ${stack.name} exists in this account and was not made by Hadron for this target. Nothing was changed. Delete it or choose another name.`,
})

const stuck = (stack: StackState) => ({
  kind: 'stuck' as const,
  code: 'STACK_STUCK',
  message: `The stack is ${stack.status} and accepts no change until a person brings it out of that state: ${stack.statusReason}`,
})
