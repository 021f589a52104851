import { evaluate, knownText } from '../../../template/evaluate.ts'
import { type Json, TemplateError } from '../../../template/template.ts'
import type { StackState } from '../../state/region.ts'
import type { Output } from '../../state/stack.ts'
import { saveResource, saveStack, type World } from '../../state/world.ts'
import { beginOperation, endOperation } from '../operation.ts'
import { evaluateOutputs, exportProblem, importsIn, publishOutputs } from '../outputs.ts'
import { setStackStatus } from '../status.ts'
import { cleanupDeletions, wholeDeletions } from './deletion-list.ts'
import { progressOf } from './progress.ts'
import { cancelRunning } from './provision.ts'

/** All resources are as the definition wants them: makes the outputs and goes on to the end, or to cleaning up. */
export function finishForward(world: World, state: StackState): void {
  const outputs = outputsOf(world, state)
  if (typeof outputs === 'string') {
    rollBack(world, state, outputs)
    return
  }
  const { stack } = state
  const { operation } = stack
  if (!operation) return
  stack.previousOutputs ??= stack.previous ? stack.outputs : undefined
  publishOutputs(world, state, outputs)
  stack.imports = importedNames(world, state)
  const minutes = stack.current.rollbackConfiguration?.monitoringMinutes ?? 0
  if (minutes > 0 && stack.current.rollbackConfiguration?.triggers.length) {
    operation.phase = 'monitor'
    operation.monitorUntil = world.clock.now() + minutes * 60_000
    saveStack(world, state)
    return
  }
  succeed(world, state)
}

/** Ends a create or import, or starts cleaning up after an update. */
export function succeed(world: World, state: StackState): void {
  const { operation } = state.stack
  if (!operation) return
  if (operation.type === 'CREATE_STACK' || operation.importing) {
    settleResources(world, state)
    state.stack.previous = undefined
    setStackStatus(world, state, operation.importing ? 'IMPORT_COMPLETE' : 'CREATE_COMPLETE')
    endOperation(world, state)
    return
  }
  operation.deletions = [...cleanupDeletions(world, state), ...(state.stack.leftovers ?? [])]
  operation.phase = 'cleanup'
  state.stack.previous = undefined
  state.stack.previousOutputs = undefined
  state.stack.leftovers = undefined
  settleResources(world, state)
  setStackStatus(world, state, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS')
}

/** Forgets what an update remembered for its rollback. */
export function settleResources(world: World, state: StackState): void {
  for (const resource of state.resources.values()) {
    if (!resource.before && !resource.fresh) continue
    resource.before = undefined
    resource.fresh = undefined
    saveResource(world, state, resource.logicalId)
  }
}

function outputsOf(world: World, state: StackState): Output[] | string {
  try {
    const outputs = evaluateOutputs(progressOf(world, state).scope)
    if (typeof outputs === 'string') return outputs
    return exportProblem(world, state, outputs) ?? outputs
  } catch (error) {
    if (error instanceof TemplateError) return error.message
    throw error
  }
}

function importedNames(world: World, state: StackState): string[] {
  const { scope } = progressOf(world, state)
  const { Resources = {}, Outputs = {} } = scope.template.document
  const nameOf = (argument: Json) => {
    try {
      return knownText(evaluate(argument, scope))
    } catch {
      // Only a branch that is not taken can still be wrong here; it imports nothing.
      return undefined
    }
  }
  return [...new Set(importsIn([Resources, Outputs], nameOf))]
}

/** Something failed: rolls back, or leaves everything as it is when the caller asked for that. */
export function rollBack(world: World, state: StackState, reason: string): void {
  const { operation } = state.stack
  if (!operation) return
  const creates = operation.type === 'CREATE_STACK'
  if (operation.onFailure === 'DO_NOTHING') {
    setStackStatus(world, state, creates ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason)
    endOperation(world, state)
    return
  }
  // A stack that only imports has made nothing that could be taken away again.
  if (!creates || operation.importing) {
    startRestore(world, state, reason)
    return
  }
  const deletes = operation.onFailure === 'DELETE'
  const { retainExceptOnCreate, token } = operation
  beginOperation(world, state, {
    type: deletes ? 'DELETE_STACK' : 'ROLLBACK',
    phase: deletes ? 'delete' : 'undo',
    token,
  })
  setStackStatus(
    world,
    state,
    deletes ? 'DELETE_IN_PROGRESS' : 'ROLLBACK_IN_PROGRESS',
    `${reason.trim()} ${deletes ? 'Delete' : 'Rollback'} requested by user.`,
  )
  const started = state.stack.operation
  if (started) started.deletions = wholeDeletions(world, state, { undoing: true, retainExceptOnCreate })
  saveStack(world, state)
}

/** Starts bringing back what an update changed. */
export function startRestore(world: World, state: StackState, reason?: string): void {
  const { operation } = state.stack
  const importing = operation?.importing
  beginOperation(world, state, { type: 'ROLLBACK', phase: 'restore', token: operation?.token, importing })
  if (state.stack.previousOutputs) publishOutputs(world, state, state.stack.previousOutputs)
  state.stack.previousOutputs = undefined
  setStackStatus(world, state, importing ? 'IMPORT_ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS', reason)
}

/** The create took longer than `TimeoutInMinutes` allows. */
export function giveUp(world: World, state: StackState, running: Set<string>): boolean {
  cancelRunning(world, state, running)
  rollBack(world, state, 'Stack creation time exceeded the specified timeout.')
  return true
}
