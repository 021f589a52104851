import { commandedFailure } from '../../resources/sentinel.ts'
import type { StackState } from '../../state/region.ts'
import type { Deletion, Resource } from '../../state/stack.ts'
import type { World } from '../../state/world.ts'
import { isKept } from '../scope.ts'
import { progressOf } from './progress.ts'

type Choice = {
  /** Rolling back a create: nothing has been used yet. */
  undoing?: boolean
  retainExceptOnCreate?: boolean
  retain?: string[]
}

/** Everything a stack still holds, to be deleted in reverse order of its dependencies. */
export function wholeDeletions(_world: World, state: StackState, choice: Choice): Deletion[] {
  const living = [...state.resources.values()].filter((resource) => !isGone(resource))
  return living.map((resource) => ({
    logicalId: resource.logicalId,
    type: resource.type,
    physicalId: resource.physicalId,
    after: living.filter((other) => other.dependsOn.includes(resource.logicalId)).map((other) => other.logicalId),
    retain: choice.retain?.includes(resource.logicalId) || retains(resource, choice),
    whole: true,
    state: 'waiting',
  }))
}

export function isGone(resource: Resource): boolean {
  return resource.status === 'DELETE_COMPLETE' || resource.status === 'DELETE_SKIPPED'
}

function retains(resource: Resource, choice: Choice): boolean {
  if (!resource.physicalId) return false
  const policy = resource.deletionPolicy
  if (policy === 'RetainExceptOnCreate' || (policy === 'Retain' && choice.retainExceptOnCreate)) {
    return !(choice.undoing && resource.fresh)
  }
  return policy === 'Retain'
}

/** What a finished update leaves behind: removed resources, and the old side of replacements. */
export function cleanupDeletions(world: World, state: StackState): Deletion[] {
  const removed = removedResources(world, state)
  const removals: Deletion[] = removed.map((resource) => ({
    logicalId: resource.logicalId,
    type: resource.type,
    physicalId: resource.physicalId,
    after: removed.filter((other) => other.dependsOn.includes(resource.logicalId)).map((other) => other.logicalId),
    retain: retains(resource, {}),
    whole: true,
    state: 'waiting',
  }))
  const replaced = [...state.resources.values()].flatMap((resource) => oldPhysical(resource))
  return [...replaced, ...removals]
}

/** The resources that the definition under way no longer has. */
export function removedResources(world: World, state: StackState): Resource[] {
  const { scope } = progressOf(world, state)
  return [...state.resources.values()].filter((one) => !isKept(scope, one.logicalId) && !isGone(one))
}

function oldPhysical(resource: Resource): Deletion[] {
  const { before } = resource
  if (!before?.physicalId || before.physicalId === resource.physicalId) return []
  return [
    {
      logicalId: resource.logicalId,
      type: resource.type,
      physicalId: before.physicalId,
      properties: before.properties,
      after: [],
      retain: resource.updateReplacePolicy === 'Retain',
      whole: false,
      state: 'waiting',
      failure: commandedFailure(before.properties, 'delete'),
    },
  ]
}
