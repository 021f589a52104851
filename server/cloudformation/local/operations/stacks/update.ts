import { computeChanges } from '../../changesets/compute.ts'
import { beginUpdate } from '../../lifecycle/begin.ts'
import type { StackState } from '../../state/region.ts'
import type { StackStatus } from '../../state/stack.ts'
import { saveStack } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { flag } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { readDefinition, readOnFailure } from '../definition/definition.ts'
import { refusing } from '../definition/refusing.ts'
import { livingStack } from '../lookup.ts'
import { clientToken, once } from '../tokens.ts'
import { operationId } from './create.ts'
import { readPolicy } from './policy.ts'

const UPDATABLE = new Set<StackStatus>([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
])

export const updateStack: Operation = (call) => {
  const state = livingStack(call)
  return once(call, () => {
    const { onFailure, disableRollback } = readOnFailure(call.input)
    checkUpdatable(state, disableRollback)
    const definition = readDefinition(call, state)
    const { changed } = refusing(() => computeChanges(call.world, state, definition))
    // What a transform makes is not compared: such an update always goes on.
    const transformed = definition.processed !== definition.template
    if (!changed && !transformed && !state.stack.status.endsWith('_FAILED')) {
      throw validationError('No updates are to be performed.')
    }
    state.stack.policyAfterUpdate = readPolicy(call, 'StackPolicyBody', 'StackPolicyURL')
    state.stack.policyDuringUpdate = readPolicy(call, 'StackPolicyDuringUpdateBody', 'StackPolicyDuringUpdateURL')
    state.stack.disableRollback = disableRollback
    state.stack.changeSetId = undefined
    beginUpdate(call.world, state, definition, {
      token: clientToken(call.input, 'ClientRequestToken'),
      onFailure,
      retainExceptOnCreate: flag(call.input, 'RetainExceptOnCreate'),
    })
    return { StackId: state.stack.id, OperationId: operationId(state.stack.lastOperations, 'UPDATE_STACK') }
  })
}

/** Refuses an update while something is under way, or after a failure that must be ended first. */
export function checkUpdatable({ stack }: StackState, disableRollback: boolean): void {
  const retries = disableRollback && (stack.status === 'CREATE_FAILED' || stack.status === 'UPDATE_FAILED')
  if (UPDATABLE.has(stack.status) || retries) return
  throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`)
}

export const updateTerminationProtection: Operation = (call) => {
  const state = livingStack(call)
  if (state.stack.parentId) {
    throw validationError('Termination protection is set on the root stack and applies to its nested stacks.')
  }
  state.stack.terminationProtection = flag(call.input, 'EnableTerminationProtection') ?? false
  saveStack(call.world, state)
  return { StackId: state.stack.id }
}
