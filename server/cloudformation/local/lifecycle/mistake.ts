import type { StackState } from '../state/region.ts'
import type { StackStatus } from '../state/stack.ts'
import type { World } from '../state/world.ts'
import { endOperation } from './operation.ts'
import { setStackStatus } from './status.ts'

/**
 * Ends what is under way with a stack that the endpoint cannot move because of a mistake of its own: whoever waits for
 * the stack hears so, and may delete it.
 */
export function endByMistake(world: World, state: StackState, error: unknown): void {
  console.error(`local CloudFormation: ${state.stack.id} cannot go on`, error)
  if (!state.stack.operation) return
  const why = error instanceof Error ? error.message : String(error)
  setStackStatus(world, state, failureOf(state.stack.status), `The local endpoint failed at this stack: ${why}`)
  endOperation(world, state)
}

function failureOf(status: StackStatus): StackStatus {
  if (status === 'CREATE_IN_PROGRESS') return 'CREATE_FAILED'
  if (status === 'ROLLBACK_IN_PROGRESS') return 'ROLLBACK_FAILED'
  if (status === 'DELETE_IN_PROGRESS') return 'DELETE_FAILED'
  if (status === 'UPDATE_IN_PROGRESS') return 'UPDATE_FAILED'
  // What is left over stays, and the update counts.
  if (status === 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS') return 'UPDATE_COMPLETE'
  return status.startsWith('IMPORT') ? 'IMPORT_ROLLBACK_FAILED' : 'UPDATE_ROLLBACK_FAILED'
}
