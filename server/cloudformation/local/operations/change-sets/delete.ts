import { beginDelete } from '../../lifecycle/begin.ts'
import type { StackState } from '../../state/region.ts'
import type { ChangeSet } from '../../state/stack.ts'
import { saveChangeSet, type World } from '../../state/world.ts'
import { AwsError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { changeSetNamed } from '../lookup.ts'
import { nestedChangeSets, refuseNested } from './nested.ts'

/** Deleting a change set that is not there succeeds, as long as its stack is. */
export const deleteChangeSet: Operation = (call) => {
  try {
    const { state, changeSet } = changeSetNamed(call)
    if (changeSet.execution === 'EXECUTE_IN_PROGRESS') {
      throw new AwsError(
        'InvalidChangeSetStatus',
        `An operation cannot be performed on ChangeSet [${changeSet.id}]: it is being executed.`,
      )
    }
    refuseNested(changeSet)
    for (const nested of nestedChangeSets(call.world, changeSet)) {
      forget(call.world, nested.state, nested.changeSet)
      if (nested.state.stack.status === 'REVIEW_IN_PROGRESS') beginDelete(call.world, nested.state, {})
    }
    forget(call.world, state, changeSet)
  } catch (error) {
    const missing = error instanceof AwsError && error.code === 'ChangeSetNotFound'
    if (!missing || text(call.input, 'StackName') === undefined) throw error
  }
  return {}
}

function forget(world: World, state: StackState, changeSet: ChangeSet): void {
  // One that was executed stays to be read by its ARN, as part of the stack's history.
  if (changeSet.execution.startsWith('EXECUTE_')) changeSet.hidden = true
  else state.changeSets.delete(changeSet.id)
  saveChangeSet(world, state, changeSet)
}
