import { fateOf, releaseName } from '../../resources/fate.ts'
import type { StackState } from '../../state/region.ts'
import type { Deletion, Resource } from '../../state/stack.ts'
import { saveResource, saveStack, type World } from '../../state/world.ts'
import { childOutcome, isNestedStack, restoreChild } from '../nested.ts'
import { endOperation } from '../operation.ts'
import { setResourceStatus, setStackStatus } from '../status.ts'
import { wholeDeletions } from './deletion-list.ts'
import { type Progress, progressOf, readySteps } from './progress.ts'
import { cancelRunning, failureSummary } from './provision.ts'

/** Moves the phase that brings back what an update changed. Answers whether anything moved. */
export function restore(world: World, state: StackState): boolean {
  const progress = progressOf(world, state)
  let moved = finishDue(world, state, progress)
  if (progress.failed.size > 0) {
    fail(world, state, progress)
    return true
  }
  for (const logicalId of readySteps(progress)) {
    moved = true
    progress.waiting.delete(logicalId)
    const resource = state.resources.get(logicalId)
    if (!resource) continue
    start(world, state, resource)
    progress.running.add(logicalId)
  }
  if (progress.running.size > 0 || moved) return moved
  startCleanup(world, state)
  return true
}

function finishDue(world: World, state: StackState, progress: Progress): boolean {
  let moved = false
  for (const logicalId of [...progress.running]) {
    const resource = state.resources.get(logicalId)
    const due = resource?.step?.dueAt
    if (!resource || due === undefined || !world.clock.isDue(due) || childOutcome(world, resource) === 'pending')
      continue
    moved = true
    progress.running.delete(logicalId)
    const failure = resource.step?.failure
    resource.step = undefined
    if (failure === undefined) goBack(world, state, resource)
    setResourceStatus(world, state, resource, failure === undefined ? 'UPDATE_COMPLETE' : 'UPDATE_FAILED', failure)
    ;(failure === undefined ? progress.done : progress.failed).add(logicalId)
  }
  return moved
}

function start(world: World, state: StackState, resource: Resource): void {
  const { operation } = state.stack
  const fate = fateOf(world, state, resource, 'rollback', resource.properties)
  if (operation?.force) fate.failure = undefined
  resource.step = { action: 'restore', state: 'running', ...fate }
  setResourceStatus(world, state, resource, 'UPDATE_IN_PROGRESS')
  if (isNestedStack(resource.type) && fate.failure === undefined) restoreChild(world, resource, operation?.token)
}

/** The resource is what it was; a physical resource that was to replace it is left for the cleanup. */
export function goBack(world: World, state: StackState, resource: Resource): void {
  const { before } = resource
  if (!before) return
  if (before.physicalId !== resource.physicalId) {
    const leftover: Deletion = {
      logicalId: resource.logicalId,
      type: resource.type,
      physicalId: resource.physicalId,
      after: [],
      retain: false,
      whole: false,
      state: 'waiting',
    }
    if (resource.physicalId) state.stack.leftovers = [...(state.stack.leftovers ?? []), leftover]
    releaseName(world, state, resource.type, resource.properties)
  }
  const { physicalId, properties, childStackId } = before
  Object.assign(resource, { physicalId, properties, childStackId, before: undefined, fresh: undefined })
  saveResource(world, state, resource.logicalId)
}

function fail(world: World, state: StackState, progress: Progress): void {
  cancelRunning(world, state, progress.running)
  const { importing } = state.stack.operation ?? {}
  const status = importing ? 'IMPORT_ROLLBACK_FAILED' : 'UPDATE_ROLLBACK_FAILED'
  setStackStatus(world, state, status, failureSummary(state, progress.failed))
  endOperation(world, state)
}

function startCleanup(world: World, state: StackState): void {
  const { stack } = state
  const { operation } = stack
  if (!operation) return
  if (operation.importing) forgetImports(world, state)
  const fresh = new Set([...state.resources.values()].filter((r) => r.fresh).map((r) => r.logicalId))
  const created = wholeDeletions(world, state, { undoing: true, retainExceptOnCreate: operation.retainExceptOnCreate })
  operation.deletions = [...(stack.leftovers ?? []), ...created.filter((deletion) => fresh.has(deletion.logicalId))]
  operation.phase = 'restore-cleanup'
  stack.leftovers = undefined
  if (stack.previous) stack.current = stack.previous
  stack.previous = undefined
  if (!operation.importing) setStackStatus(world, state, 'UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS')
  saveStack(world, state)
}

/** An imported resource existed before: rolling back only lets go of it. */
function forgetImports(world: World, state: StackState): void {
  for (const resource of [...state.resources.values()].filter((one) => one.fresh)) {
    setResourceStatus(world, state, resource, 'IMPORT_ROLLBACK_IN_PROGRESS')
    setResourceStatus(world, state, resource, 'IMPORT_ROLLBACK_COMPLETE')
    releaseName(world, state, resource.type, resource.properties)
    state.resources.delete(resource.logicalId)
    saveResource(world, state, resource.logicalId)
  }
}
