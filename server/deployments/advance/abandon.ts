import type { Stacks } from '../../cloudformation/stacks.ts'
import type { Deployment } from '../transition.ts'
import { changeSetNameOf, tokenOf } from './names.ts'

/**
 * Leaves nothing behind of a deployment that will not be executed: its change set, and, when it would have created the
 * stack, the empty stack in review that carries it. Both calls may be repeated.
 */
export async function abandon(stacks: Stacks, deployment: Deployment) {
  const stack = deployment.stackArn ?? deployment.stackName
  await stacks.discardChangeSet(stack, changeSetNameOf(deployment))
  const state = await stacks.read(stack)
  if (state !== 'absent' && state.status === 'REVIEW_IN_PROGRESS')
    await stacks.remove(state.arn, tokenOf(deployment, 'clear'))
}
