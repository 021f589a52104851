import type { StackState } from '../../state/region.ts'
import { regionOf, saveStack, type World } from '../../state/world.ts'
import { endOperation } from '../operation.ts'
import { publishOutputs } from '../outputs.ts'
import { setStackStatus } from '../status.ts'
import { settleResources } from './settle.ts'

/** An update is complete even when something old could not be deleted. */
export function finishCleanup(world: World, state: StackState, failed: string[]): void {
  const reason = failed.length > 0 ? `Update successful. One or more resources could not be deleted.` : undefined
  setStackStatus(world, state, 'UPDATE_COMPLETE', reason)
  endOperation(world, state)
}

export function finishRestore(world: World, state: StackState, failed: string[]): void {
  settleResources(world, state)
  const reason = failed.length > 0 ? 'One or more resources could not be deleted.' : undefined
  const { importing } = state.stack.operation ?? {}
  setStackStatus(world, state, importing ? 'IMPORT_ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE', reason)
  endOperation(world, state)
}

export function finishUndo(world: World, state: StackState, failed: string[]): void {
  publishOutputs(world, state, [])
  setStackStatus(world, state, failed.length > 0 ? 'ROLLBACK_FAILED' : 'ROLLBACK_COMPLETE', failedToDelete(failed))
  endOperation(world, state)
}

export function finishDelete(world: World, state: StackState, failed: string[]): void {
  if (failed.length > 0) {
    setStackStatus(world, state, 'DELETE_FAILED', failedToDelete(failed))
    endOperation(world, state)
    return
  }
  const { stack } = state
  const home = regionOf(world, stack.account, stack.region)
  publishOutputs(world, state, [])
  stack.imports = []
  setStackStatus(world, state, 'DELETE_COMPLETE')
  if (home.names.get(stack.name) === stack.id) home.names.delete(stack.name)
  if (stack.alias) home.names.delete(stack.alias)
  stack.alias = undefined
  endOperation(world, state)
  saveStack(world, state)
}

function failedToDelete(failed: string[]): string | undefined {
  return failed.length === 0 ? undefined : `The following resource(s) failed to delete: [${failed.join(', ')}]. `
}
