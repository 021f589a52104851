import { randomUUID } from 'node:crypto'
import type { StackState } from '../state/region.ts'
import type { Operation, Stack } from '../state/stack.ts'
import { saveChangeSet, saveStack, type World } from '../state/world.ts'

/** Puts a new operation in the place of the one under way, if any. */
export function beginOperation(
  world: World,
  state: StackState,
  given: Pick<Operation, 'type' | 'phase'> & Partial<Operation>,
): Operation {
  const operation: Operation = { id: randomUUID(), onFailure: 'ROLLBACK', deletions: [], ...given }
  state.stack.operation = operation
  state.stack.lastOperations = [{ id: operation.id, type: operation.type }, ...operationsBefore(state, operation)]
  saveStack(world, state)
  return operation
}

/** A rollback is told with the operation it takes back; what somebody asks for begins a new story. */
function operationsBefore({ stack }: StackState, { type }: Operation): Stack['lastOperations'] {
  return type === 'ROLLBACK' || type === 'CONTINUE_ROLLBACK' ? stack.lastOperations : []
}

export function endOperation(world: World, state: StackState): void {
  state.stack.operation = undefined
  const { stack } = state
  stack.policyDuringUpdate = undefined
  if (stack.policyAfterUpdate !== undefined && stack.status === 'UPDATE_COMPLETE')
    stack.policy = stack.policyAfterUpdate
  stack.policyAfterUpdate = undefined
  saveStack(world, state)
  endExecution(world, state)
  if (state.stack.parentId) wakeParent(world, state.stack.parentId)
}

/** The change set that started all this has now been executed. */
function endExecution(world: World, state: StackState): void {
  const changeSet = state.changeSets.get(state.stack.changeSetId ?? '')
  if (changeSet?.execution !== 'EXECUTE_IN_PROGRESS') return
  changeSet.execution = /^(?:CREATE|UPDATE|IMPORT)_COMPLETE$/.test(state.stack.status)
    ? 'EXECUTE_COMPLETE'
    : 'EXECUTE_FAILED'
  saveChangeSet(world, state, changeSet)
}

function wakeParent(world: World, parentId: string): void {
  for (const region of world.regions.values()) {
    const parent = region.stacks.get(parentId)
    if (parent) world.awake.add(parent)
  }
}
