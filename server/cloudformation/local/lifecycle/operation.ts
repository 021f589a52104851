import { randomUUID } from 'node:crypto'
import type { StackState } from '../state/region.ts'
import type { Operation } from '../state/stack.ts'
import { saveChangeSet, saveStack, type World } from '../state/world.ts'

/** Puts a new operation in the place of the one under way, if any. */
export function beginOperation(
  world: World,
  state: StackState,
  given: Pick<Operation, 'type' | 'phase'> & Partial<Operation>,
): Operation {
  const operation: Operation = { id: randomUUID(), onFailure: 'ROLLBACK', deletions: [], ...given }
  state.stack.operation = operation
  // AWS lists the latest operation of each type.
  const others = state.stack.lastOperations.filter((one) => one.type !== operation.type)
  state.stack.lastOperations = [{ id: operation.id, type: operation.type }, ...others]
  saveStack(world, state)
  return operation
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
