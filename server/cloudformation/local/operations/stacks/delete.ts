import { beginDelete } from '../../lifecycle/begin.ts'
import type { StackState } from '../../state/region.ts'
import { stackById } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text, texts } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { requiredStackName, stackNamed } from '../lookup.ts'
import { clientToken } from '../tokens.ts'

/** Deleting what is not there, or is being deleted, succeeds and does nothing. */
export const deleteStack: Operation = (call) => {
  const state = stackNamed(call, requiredStackName(call))
  if (!state || state.stack.status === 'DELETE_COMPLETE' || state.stack.status === 'DELETE_IN_PROGRESS')
    return undefined
  checkDeletable(call, state)
  const retain = texts(call.input, 'RetainResources') ?? []
  checkRetained(state, retain)
  beginDelete(call.world, state, {
    token: clientToken(call.input, 'ClientRequestToken'),
    retain,
    force: text(call.input, 'DeletionMode') === 'FORCE_DELETE_STACK',
  })
  return undefined
}

function checkDeletable(call: Call, { stack }: StackState): void {
  const root = stack.rootId ? stackById(call.world, stack.rootId)?.stack : stack
  if (root?.terminationProtection) {
    throw validationError(`Stack [${stack.name}] cannot be deleted while TerminationProtection is enabled`)
  }
  if (stack.operation && stack.status !== 'CREATE_IN_PROGRESS') {
    throw validationError(`Stack [${stack.id}] cannot be deleted while in status ${stack.status}`)
  }
  if (text(call.input, 'DeletionMode') === 'FORCE_DELETE_STACK' && stack.status !== 'DELETE_FAILED') {
    throw validationError(`Stack [${stack.name}] must be in DELETE_FAILED state to use FORCE_DELETE_STACK.`)
  }
}

function checkRetained({ stack, resources }: StackState, retain: string[]): void {
  if (retain.length === 0) return
  if (stack.status !== 'DELETE_FAILED') {
    throw validationError(
      'Invalid operation on stack. RetainResources can only be specified for a stack in the DELETE_FAILED state.',
    )
  }
  for (const logicalId of retain) {
    const resource = resources.get(logicalId)
    if (!resource) throw validationError(`Resource ${logicalId} does not exist for stack ${stack.name}`)
    if (resource.status === 'DELETE_COMPLETE') {
      throw validationError(
        'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
      )
    }
  }
}
