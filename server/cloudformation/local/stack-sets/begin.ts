import { runAwake } from '../lifecycle/engine.ts'
import { saveStackSet, type World } from '../state/world.ts'
import type { Preferences } from './preferences.ts'
import { operationUnderWay, type StackSet, type StackSetAction, type StackSetOperation } from './stack-set.ts'

const KEPT_OPERATIONS = 100

export type Place = { account: string; region: string }

/** Begins an operation over these instances, or queues it behind the one under way. */
export function beginStackSetOperation(
  world: World,
  set: StackSet,
  given: { id: string; action: StackSetAction; places: Place[]; preferences: Preferences; retainStacks?: boolean },
): StackSetOperation {
  const { id, action, preferences, retainStacks = false } = given
  const operation: StackSetOperation = {
    id,
    action,
    status: operationUnderWay(set) ? 'QUEUED' : 'RUNNING',
    preferences,
    retainStacks,
    createdAt: world.clock.wall(),
    results: inOrder(given.places, preferences.regionOrder).map((place) => ({ ...place, status: 'PENDING' })),
  }
  set.operations = [...set.operations, operation].slice(-KEPT_OPERATIONS)
  world.movingSets.add(set)
  saveStackSet(world, set)
  runAwake(world)
  return operation
}

/** Regions in the caller's order, then in the order they were named. */
function inOrder(places: Place[], regionOrder: string[]): Place[] {
  const named = [...new Set([...regionOrder, ...places.map(({ region }) => region)])]
  return named.flatMap((region) => places.filter((place) => place.region === region))
}
