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
  const names = [...new Set([...Object.keys(resource.properties), ...Object.keys(actual)])]
  return names
    .filter((name) => !sameValue(resource.properties[name], actual[name]))
    .map((name) => {
      const expected = resource.properties[name] ?? null
      const now = actual[name] ?? null
      return {
        path: `/${name}`,
        expected,
        actual: now,
        type: expected === null ? 'ADD' : now === null ? 'REMOVE' : 'NOT_EQUAL',
      }
    })
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
