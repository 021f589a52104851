import type { Stacks } from '../../cloudformation/stacks.ts'
import type { Deployment } from '../transition.ts'
import { changeSetNameOf, tokenOf } from './names.ts'

/**
 * Leaves nothing behind of a deployment that will not be executed: its change set, and, when it would have created the
 * stack, the empty stack in review that carries it. Whether such a stack is ours is known by that very change set, so
 * both go in one call; all of it may be repeated.
 */
export async function abandon(stacks: Stacks, deployment: Deployment) {
  const name = deployment.stackArn ?? deployment.stackName
  const changeSet = await stacks.readChangeSet(name, changeSetNameOf(deployment))
  const stackArn = changeSet === 'absent' ? deployment.stackArn : changeSet.stackArn
  if (!stackArn) return
  const stack = await stacks.read(stackArn)
  if (stack !== 'absent' && stack.status === 'REVIEW_IN_PROGRESS')
    await stacks.remove(stack.arn, tokenOf(deployment, 'clear'))
  else if (changeSet !== 'absent') await stacks.discardChangeSet(stackArn, changeSetNameOf(deployment))
}
