import { entry, isObject } from '../../../template/template.ts'
import type { StackState } from '../../state/region.ts'
import type { Resource } from '../../state/stack.ts'
import type { World } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Output } from '../../wire/xml.ts'
import type { Operation } from '../call.ts'
import { anyStack } from '../lookup.ts'
import { page } from '../pages.ts'

export const describeStackResources: Operation = (call) => {
  const physicalId = text(call.input, 'PhysicalResourceId')
  const logicalId = text(call.input, 'LogicalResourceId')
  const state = physicalId === undefined ? anyStack(call, 'with id') : holderOf(call.home.stacks.values(), physicalId)
  const shown = inOrder(state).filter((resource) => !logicalId || resource.logicalId === logicalId)
  return {
    StackResources: shown.map((resource) => ({
      StackName: state.stack.name,
      StackId: state.stack.id,
      ...summary(resource),
      Timestamp: new Date(resource.at),
      Description: descriptionOf(call.world, state, resource.logicalId),
    })),
  }
}

/** By name, as AWS lists them. */
function inOrder({ resources }: StackState): Resource[] {
  return [...resources.values()].sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1))
}

function holderOf(states: Iterable<StackState>, physicalId: string): StackState {
  for (const state of states) {
    if (state.stack.status === 'DELETE_COMPLETE') continue
    if ([...state.resources.values()].some((resource) => resource.physicalId === physicalId)) return state
  }
  throw validationError(`Stack for ${physicalId} does not exist`)
}

export const describeStackResource: Operation = (call) => {
  const state = anyStack(call, 'quoted')
  const logicalId = text(call.input, 'LogicalResourceId') ?? ''
  const resource = state.resources.get(logicalId)
  if (!resource) {
    throw validationError(`Resource ${logicalId} does not exist for stack ${text(call.input, 'StackName')}`)
  }
  return {
    StackResourceDetail: {
      StackName: state.stack.name,
      StackId: state.stack.id,
      ...summary(resource),
      LastUpdatedTimestamp: new Date(resource.at),
      Description: descriptionOf(call.world, state, logicalId),
      Metadata: JSON.stringify(resource.metadata ?? {}),
    },
  }
}

export const listStackResources: Operation = (call) => {
  const state = anyStack(call, 'with id')
  const { items, nextToken } = page(call, inOrder(state), (resource) => resource.logicalId)
  return {
    StackResourceSummaries: items.map((resource) => ({
      ...summary(resource),
      LastUpdatedTimestamp: new Date(resource.at),
    })),
    NextToken: nextToken,
  }
}

function summary(resource: Resource): Record<string, Output> {
  return {
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.reason,
    DriftInformation: {
      StackResourceDriftStatus: resource.drift?.status ?? 'NOT_CHECKED',
      LastCheckTimestamp: resource.drift ? new Date(resource.drift.at) : undefined,
    },
  }
}

function descriptionOf(world: World, { stack }: StackState, logicalId: string): string | undefined {
  const { Resources } = world.templates.parsed(stack.current.processed).document
  const declared = isObject(Resources) ? entry(Resources, logicalId) : undefined
  return isObject(declared) && typeof declared.Description === 'string' ? declared.Description : undefined
}
