import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { deployments } from '../../../drizzle/schema/deployments.ts'
import type { StackState } from '../../cloudformation/stacks.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import type { Deployment } from '../transition.ts'
import { targetTag } from './names.ts'

/** Attempts that are looked for in a shell; older ones were cleared away by those after them. */
const attempts = 10

/**
 * Whether Hadron made a stack for this target; a name alone proves nothing. A stack in review shows no tags yet, so it
 * is known by the change set it carries, whose name is made from the id of one of the target's deployments.
 */
export async function isOurs(ctx: WorkerCtx, deployment: Deployment, stack: StackState): Promise<boolean> {
  if (stack.arn === deployment.stackArn || stack.tags[targetTag] === deployment.targetId) return true
  if (stack.status !== 'REVIEW_IN_PROGRESS') return false
  const stacks = await ctx.stacksOf(deployment.accountId)
  const earlier = await ctx.db
    .select({ changeSetName: deployments.changeSetName })
    .from(deployments)
    .where(and(eq(deployments.targetId, deployment.targetId), isNotNull(deployments.changeSetName)))
    .orderBy(desc(deployments.createdAt))
    .limit(attempts)
  for (const { changeSetName } of earlier)
    if (changeSetName && (await stacks.readChangeSet(stack.arn, changeSetName)) !== 'absent') return true
  return false
}
