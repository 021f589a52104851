import type { Json, JsonObject } from '../../template/template.ts'
import type { StackState } from '../state/region.ts'
import type { Resource } from '../state/stack.ts'
import { saveResource, saveStack, type World } from '../state/world.ts'
import { sameValue } from './differences.ts'

export type PropertyDifference = { path: string; expected: Json; actual: Json; type: 'ADD' | 'REMOVE' | 'NOT_EQUAL' }

/** What the physical resource is like now, as far as somebody changed it behind CloudFormation's back. */
export function actualProperties(resource: Resource): JsonObject | undefined {
  if (resource.actual?.deleted) return undefined
  const merged = { ...resource.properties, ...resource.actual?.properties }
  // A property set to null was taken away.
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null))
}

export function differencesOf(resource: Resource): PropertyDifference[] {
  const actual = actualProperties(resource)
  if (!actual) return []
  return differencesWithin(resource.properties, actual, '')
}

/** Down to the innermost value that differs, as AWS tells it: `/Environment/Variables/URL`. */
function differencesWithin(expected: Json, actual: Json, path: string): PropertyDifference[] {
  if (sameValue(expected, actual)) return []
  const isNested = (value: Json) => value !== null && typeof value === 'object'
  if (!isNested(expected) || !isNested(actual) || Array.isArray(expected) !== Array.isArray(actual)) {
    return [{ path, expected, actual, type: expected === null ? 'ADD' : actual === null ? 'REMOVE' : 'NOT_EQUAL' }]
  }
  const before = Object.entries(expected ?? {}) as [string, Json][]
  const after = Object.entries(actual ?? {}) as [string, Json][]
  const valueIn = (entries: [string, Json][], name: string) => entries.find(([key]) => key === name)?.[1] ?? null
  const names = [...new Set([...before, ...after].map(([name]) => name))].sort()
  return names.flatMap((name) => differencesWithin(valueIn(before, name), valueIn(after, name), `${path}/${name}`))
}

/** Compares resources with what they should be, and notes the outcome. */
export function detectDrift(world: World, state: StackState, logicalIds: Iterable<string>): void {
  const at = world.clock.wall()
  for (const logicalId of logicalIds) {
    const resource = state.resources.get(logicalId)
    if (!resource?.physicalId) continue
    const status = resource.actual?.deleted ? 'DELETED' : differencesOf(resource).length > 0 ? 'MODIFIED' : 'IN_SYNC'
    resource.drift = { status, at }
    saveResource(world, state, logicalId)
  }
  const drifted = driftedCount(state) > 0
  state.stack.drift = { status: drifted ? 'DRIFTED' : 'IN_SYNC', at }
  saveStack(world, state)
}

export function driftedCount(state: StackState): number {
  return [...state.resources.values()].filter((one) => /MODIFIED|DELETED/.test(one.drift?.status ?? '')).length
}
