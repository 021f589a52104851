import { fateOf, releaseName } from '../../resources/fate.ts'
import { lateProblem } from '../../resources/service-problem.ts'
import type { StackState } from '../../state/region.ts'
import type { Deletion, Resource } from '../../state/stack.ts'
import { saveResource, saveStack, type World } from '../../state/world.ts'
import { childOutcome, deleteChild, isNestedStack } from '../nested.ts'
import { addResourceEvent, setResourceStatus } from '../status.ts'

/** Moves the deletions of an operation. Answers whether anything moved. */
export function moveDeletions(world: World, state: StackState): boolean {
  const deletions = state.stack.operation?.deletions ?? []
  let moved = false
  for (const deletion of deletions) {
    if (deletion.state === 'running' && isOver(world, state, deletion)) {
      finish(world, state, deletion)
      moved = true
    }
  }
  const blocking = new Set(deletions.filter((one) => one.whole && one.state !== 'done').map((one) => one.logicalId))
  for (const deletion of deletions) {
    if (deletion.state !== 'waiting' || deletion.after.some((other) => blocking.has(other))) continue
    start(world, state, deletion)
    moved = true
  }
  if (moved) saveStack(world, state)
  return moved
}

/** Nothing runs and nothing can start: what is left waits for something that failed. */
export function deletionsOver(state: StackState): boolean {
  return !(state.stack.operation?.deletions ?? []).some((deletion) => deletion.state === 'running')
}

export function failedDeletions(state: StackState): string[] {
  return (state.stack.operation?.deletions ?? [])
    .filter((deletion) => deletion.state === 'failed')
    .map((deletion) => deletion.logicalId)
}

function start(world: World, state: StackState, deletion: Deletion): void {
  const resource = deletion.whole ? state.resources.get(deletion.logicalId) : undefined
  if (deletion.retain) {
    tell(world, state, deletion, resource, 'DELETE_SKIPPED')
    deletion.state = 'done'
    if (resource) leave(world, state, resource)
    return
  }
  if (!deletion.physicalId) {
    tell(world, state, deletion, resource, 'DELETE_COMPLETE')
    deletion.state = 'done'
    if (resource) leave(world, state, resource)
    return
  }
  const fate = fateOf(world, state, deletion, 'delete', resource?.properties ?? {})
  deletion.dueAt = fate.dueAt
  const late = resource && lateProblem(resource.type, resource.properties)
  deletion.failure = state.stack.operation?.force ? undefined : (fate.failure ?? deletion.failure ?? late)
  deletion.state = 'running'
  tell(world, state, deletion, resource, 'DELETE_IN_PROGRESS')
  if (isNestedStack(deletion.type)) deleteChild(world, deletion.physicalId, state.stack.operation?.token)
}

function isOver(world: World, state: StackState, deletion: Deletion): boolean {
  if (deletion.dueAt === undefined || !world.clock.isDue(deletion.dueAt)) return false
  const resource = deletion.whole ? state.resources.get(deletion.logicalId) : undefined
  return !resource || childOutcome(world, resource) !== 'pending'
}

function finish(world: World, state: StackState, deletion: Deletion): void {
  const resource = deletion.whole ? state.resources.get(deletion.logicalId) : undefined
  const child = resource ? childOutcome(world, resource) : 'over'
  const failure = deletion.failure ?? (typeof child === 'object' ? child.failure : undefined)
  deletion.state = failure === undefined ? 'done' : 'failed'
  tell(world, state, deletion, resource, failure === undefined ? 'DELETE_COMPLETE' : 'DELETE_FAILED', failure)
  if (resource && failure === undefined) leave(world, state, resource)
}

function tell(
  world: World,
  state: StackState,
  deletion: Deletion,
  resource: Resource | undefined,
  status: 'DELETE_SKIPPED' | 'DELETE_COMPLETE' | 'DELETE_IN_PROGRESS' | 'DELETE_FAILED',
  reason?: string,
): void {
  if (resource) setResourceStatus(world, state, resource, status, reason)
  else addResourceEvent(world, state, deletion, status, reason)
}

/** A resource that an update removed is forgotten; that of a deleted stack stays to be read. */
function leave(world: World, state: StackState, resource: Resource): void {
  if (resource.status === 'DELETE_COMPLETE') releaseName(world, state, resource.type, resource.properties)
  const { phase } = state.stack.operation ?? {}
  if (phase === 'cleanup' || phase === 'restore-cleanup') state.resources.delete(resource.logicalId)
  else Object.assign(resource, { properties: {}, metadata: undefined, before: undefined, step: undefined })
  saveResource(world, state, resource.logicalId)
}
