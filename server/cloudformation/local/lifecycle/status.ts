import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../../template/template.ts'
import type { StackState } from '../state/region.ts'
import type { Resource, ResourceStatus, StackEvent, StackStatus } from '../state/stack.ts'
import { saveEvent, saveResource, saveStack, type World } from '../state/world.ts'

/** Moves the stack to a status and tells it as an event. */
export function setStackStatus(world: World, state: StackState, status: StackStatus, reason?: string): void {
  rememberStatus(world, state)
  const { stack } = state
  stack.status = status
  stack.reason = reason
  const at = world.clock.wall()
  if (status === 'DELETE_IN_PROGRESS' || status === 'ROLLBACK_IN_PROGRESS') stack.deletedAt = at
  if (status === 'DELETE_COMPLETE') stack.goneAt = world.clock.now()
  addEvent(world, state, {
    id: randomUUID(),
    at: nextMoment(world, state),
    logicalId: '',
    physicalId: stack.id,
    type: 'AWS::CloudFormation::Stack',
    status,
    reason,
  })
  saveStack(world, state)
}

/** Moves a resource to a status and tells it as an event. */
export function setResourceStatus(
  world: World,
  state: StackState,
  resource: Resource,
  status: ResourceStatus,
  reason?: string,
): void {
  resource.status = status
  resource.reason = reason
  resource.at = world.clock.wall()
  resource.operationId = state.stack.operation?.id
  addResourceEvent(world, state, resource, status, reason)
  saveResource(world, state, resource.logicalId)
}

/** Tells something of a physical resource without touching what the stack says of the resource. */
export function addResourceEvent(
  world: World,
  state: StackState,
  resource: { logicalId: string; type: string; physicalId?: string; properties?: JsonObject },
  status: ResourceStatus,
  reason?: string,
): void {
  const { logicalId, type, physicalId = '', properties } = resource
  const at = nextMoment(world, state)
  const told = state.events.findLast((event) => event.logicalId === logicalId && event.properties)?.properties
  const event = { at, logicalId, physicalId, type, status, reason }
  if (cleansUp(state)) addEvent(world, state, { ...event, id: `${logicalId}-${randomUUID()}`, bare: true })
  else {
    const id = `${logicalId}-${status}-${new Date(at).toISOString()}`
    addEvent(world, state, { ...event, id, properties: told === properties ? undefined : properties })
  }
  saveStack(world, state)
}

/** What is cleaned up after an update is told of with its physical id alone. */
function cleansUp({ stack }: StackState): boolean {
  return stack.operation?.phase === 'cleanup' || stack.operation?.phase === 'restore-cleanup'
}

/**
 * Two steps may fall into one millisecond. Clients sort events by their time, and those of one resource are named by
 * it: each event gets a time of its own.
 */
function nextMoment(world: World, state: StackState): number {
  return Math.max(world.clock.wall(), (state.events.at(-1)?.at ?? 0) + 1)
}

function addEvent(world: World, state: StackState, told: Omit<StackEvent, 'seq' | 'operationId' | 'token'>): void {
  const { operation } = state.stack
  const event: StackEvent = { seq: state.events.length, ...told, operationId: operation?.id, token: operation?.token }
  state.events.push(event)
  saveEvent(world, state, event)
}

/** With stale reads on, keeps how the stack looked until now. */
function rememberStatus(world: World, state: StackState): void {
  const { staleSeconds } = world.settings
  if (staleSeconds === 0 || state.events.length === 0) return
  const views = world.earlierStatus.get(state.stack.id) ?? []
  views.push({ until: world.clock.wall() + staleSeconds * 1000, view: structuredClone(state.stack) })
  world.earlierStatus.set(state.stack.id, views)
}
