import { maskOf } from '../../changesets/secrets.ts'
import type { StackState } from '../../state/region.ts'
import type { OperationType, StackEvent } from '../../state/stack.ts'
import { validationError } from '../../wire/aws-error.ts'
import { flag, struct, text } from '../../wire/form.ts'
import type { Output } from '../../wire/xml.ts'
import type { Call, Operation } from '../call.ts'
import { anyStack, changeSetNamed } from '../lookup.ts'
import { page } from '../pages.ts'

export const describeStackEvents: Operation = (call) => {
  const state = anyStack(call)
  const { items, nextToken } = page(call, state.events.toReversed(), (event) => event.id)
  return { StackEvents: items.map((event) => eventShape(state, event)), NextToken: nextToken }
}

function eventShape(state: StackState, event: StackEvent): Record<string, Output> {
  const { stack } = state
  return {
    StackId: stack.id,
    EventId: event.id,
    StackName: stack.name,
    OperationId: event.operationId,
    LogicalResourceId: event.logicalId || stack.name,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.at),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.logicalId && !event.bare ? propertiesOf(state, event) : undefined,
    ClientRequestToken: event.token,
  }
}

/** As they were at the event; secrets are blotted out. */
function propertiesOf({ stack, events }: StackState, event: StackEvent): string | undefined {
  const at = events.findLastIndex((one) => one.seq <= event.seq && one.logicalId === event.logicalId && one.properties)
  const properties = events[at]?.properties
  return properties && maskOf(stack.current)(JSON.stringify(properties))
}

/** Events by operation rather than by stack, with the failures alone when asked. */
export const describeEvents: Operation = (call) => {
  const { state, events } = selected(call)
  const filters = struct(call.input, 'Filters')
  const failedOnly = filters ? flag(filters, 'FailedEvents') : undefined
  const shown = failedOnly ? events.filter((event) => event.status.endsWith('_FAILED')) : events
  const { items, nextToken } = page(call, shown.toReversed(), (event) => event.id)
  return { OperationEvents: items.map((event) => operationEventShape(state, event)), NextToken: nextToken }
}

function selected(call: Call): { state: StackState; events: StackEvent[] } {
  const operationId = text(call.input, 'OperationId')
  if (operationId !== undefined) {
    for (const state of call.home.stacks.values()) {
      const events = state.events.filter((event) => event.operationId === operationId)
      if (events.length > 0) return { state, events }
    }
    throw validationError(`Operation [${operationId}] does not exist`)
  }
  if (text(call.input, 'ChangeSetName') !== undefined) return { state: changeSetNamed(call).state, events: [] }
  const state = anyStack(call)
  return { state, events: state.events }
}

function operationEventShape(state: StackState, event: StackEvent): Output {
  const { StackName: _name, ...shape } = eventShape(state, event)
  const failed = event.status.endsWith('_FAILED')
  return {
    ...shape,
    OperationType: operationTypeOf(state, event),
    EventType: failed && event.logicalId ? 'PROVISIONING_ERROR' : event.logicalId ? 'PROGRESS_EVENT' : 'STACK_EVENT',
    StartTime: new Date(event.at),
  }
}

/** Found by the operation's first event, which says what the stack began to do. */
function operationTypeOf(state: StackState, event: StackEvent): OperationType | undefined {
  const known = state.stack.lastOperations.find((operation) => operation.id === event.operationId)
  if (known) return known.type
  const first = state.events.find((one) => one.operationId === event.operationId && !one.logicalId)?.status ?? ''
  if (first.includes('ROLLBACK')) return 'ROLLBACK'
  if (first.startsWith('CREATE')) return 'CREATE_STACK'
  return first.startsWith('DELETE') ? 'DELETE_STACK' : 'UPDATE_STACK'
}
