import type { JsonObject } from '../../template/template.ts'
import { generatedName } from '../resources/physical-id.ts'
import type { StackState } from '../state/region.ts'
import type { Definition, Operation, Resource } from '../state/stack.ts'
import { saveChangeSet, stackById, type World } from '../state/world.ts'
import { addStack, beginCancel, beginCreate, beginDelete, beginUpdate } from './begin.ts'
import { childDefinition, sameDefinition } from './child-definition.ts'
import { placeOf } from './scope.ts'
import { setResourceStatus } from './status.ts'

export type ChildOutcome = 'over' | 'pending' | { failure: string }

export function isNestedStack(type: string): boolean {
  return type === 'AWS::CloudFormation::Stack'
}

/** Creates or updates the stack that a nested-stack resource stands for. */
export function startChild(world: World, state: StackState, resource: Resource): void {
  const definition = childDefinition(world, state.stack, state.stack.current, resource.properties)
  if (typeof definition === 'string') {
    if (resource.step) resource.step.failure = definition
    return
  }
  const token = state.stack.operation?.token
  const planned = state.stack.operation?.children?.[resource.logicalId]
  const child = stackById(world, resource.childStackId ?? planned?.stackId ?? '')
  const children = child && executeChangeSet(world, child, planned?.changeSetId)
  if (child && child.stack.status !== 'REVIEW_IN_PROGRESS') {
    // A child that is as it should be takes the update as done.
    if (!sameDefinition(child.stack.current, definition)) beginUpdate(world, child, definition, { token, children })
    return
  }
  const made = child ?? newChild(world, state, resource.logicalId, definition, 'CREATE_IN_PROGRESS')
  resource.childStackId = made.stack.id
  resource.physicalId = made.stack.id
  setResourceStatus(world, state, resource, 'CREATE_IN_PROGRESS', 'Resource creation Initiated')
  const onFailure = state.stack.disableRollback ? 'DO_NOTHING' : 'ROLLBACK'
  beginCreate(world, made, definition, { token, onFailure, children })
}

/** Puts a nested stack into its region, in the given status and with nothing started. */
export function newChild(
  world: World,
  { stack }: StackState,
  logicalId: string,
  definition: Definition,
  status: 'CREATE_IN_PROGRESS' | 'REVIEW_IN_PROGRESS',
): StackState {
  const { account, region, id, rootId, disableRollback } = stack
  const name = generatedName(placeOf(stack), logicalId, 128)
  const given = { account, region, name, parentId: id, rootId: rootId ?? id, disableRollback }
  return addStack(world, given, definition, status)
}

/** Executes the change set that was planned for a nested stack; answers those of the stacks nested in it. */
function executeChangeSet(world: World, child: StackState, id: string | undefined): Operation['children'] {
  const changeSet = child.changeSets.get(id ?? '')
  if (!changeSet) return undefined
  changeSet.execution = 'EXECUTE_IN_PROGRESS'
  child.stack.changeSetId = changeSet.id
  saveChangeSet(world, child, changeSet)
  return changeSet.children
}

/** Whether the stack that a nested-stack resource stands for is not as these properties want it. */
export function childDiffers(world: World, state: StackState, resource: Resource, properties: JsonObject): boolean {
  const child = resource.childStackId ? stackById(world, resource.childStackId) : undefined
  if (!child) return false
  const definition = childDefinition(world, state.stack, state.stack.current, properties)
  return typeof definition !== 'string' && !sameDefinition(child.stack.current, definition)
}

export function deleteChild(world: World, childId: string, token: string | undefined): void {
  const child = stackById(world, childId)
  if (!child || child.stack.status === 'DELETE_COMPLETE' || child.stack.status === 'DELETE_IN_PROGRESS') return
  beginDelete(world, child, { token })
}

/** Brings a child back to what it was before its parent's update. */
export function restoreChild(world: World, resource: Resource, token: string | undefined): void {
  const child = resource.childStackId ? stackById(world, resource.childStackId) : undefined
  if (!child) return
  if (child.stack.status === 'UPDATE_IN_PROGRESS') beginCancel(world, child, token)
  else if (child.stack.status === 'UPDATE_COMPLETE' && child.stack.lastGood) {
    beginUpdate(world, child, child.stack.lastGood, { token })
  }
}

/** How far a nested stack is; any other resource is over when its time is. */
export function childOutcome(world: World, resource: Resource): ChildOutcome {
  const child = resource.childStackId ? stackById(world, resource.childStackId) : undefined
  if (!child) return 'over'
  const { stack } = child
  if (stack.operation) return 'pending'
  if (resource.step?.action === 'restore' && stack.status === 'UPDATE_ROLLBACK_COMPLETE') return 'over'
  if (/^(?:CREATE|UPDATE|DELETE)_COMPLETE$/.test(stack.status)) return 'over'
  return {
    failure: `Embedded stack ${stack.id} was not successfully ${stack.status.startsWith('UPDATE') ? 'updated' : 'created'}: ${stack.reason ?? stack.status}`,
  }
}
