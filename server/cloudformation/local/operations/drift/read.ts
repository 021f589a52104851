import type { Json } from '../../../template/template.ts'
import { actualProperties, differencesOf } from '../../resources/drift.ts'
import type { StackState } from '../../state/region.ts'
import type { Resource } from '../../state/stack.ts'
import { texts } from '../../wire/form.ts'
import type { Output } from '../../wire/xml.ts'
import type { Operation } from '../call.ts'
import { livingStack } from '../lookup.ts'
import { page } from '../pages.ts'

export const describeStackResourceDrifts: Operation = (call) => {
  const state = livingStack(call)
  const wanted = new Set(texts(call.input, 'StackResourceDriftStatusFilters') ?? [])
  const checked = [...state.resources.values()].filter(
    ({ drift }) => drift && (wanted.size === 0 || wanted.has(drift.status)),
  )
  const { items, nextToken } = page(call, checked, (resource) => resource.logicalId)
  return { StackResourceDrifts: items.map((resource) => driftOf(state, resource)), NextToken: nextToken }
}

/** One resource's drift, with what was expected and what is there. */
export function driftOf(state: StackState, resource: Resource): Output {
  const actual = actualProperties(resource)
  return {
    ...driftSummary(state, resource),
    ExpectedProperties: JSON.stringify(resource.properties),
    ActualProperties: actual ? JSON.stringify(actual) : undefined,
  }
}

/** One resource's drift as the instance of a stack set tells it: the differences alone. */
export function driftSummary({ stack }: StackState, resource: Resource): { [name: string]: Output } {
  return {
    StackId: stack.id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    PropertyDifferences: differencesOf(resource).map(({ path, expected, actual: now, type }) => ({
      PropertyPath: path,
      ExpectedValue: asText(expected),
      ActualValue: asText(now),
      DifferenceType: type,
    })),
    StackResourceDriftStatus: resource.drift?.status ?? 'NOT_CHECKED',
    Timestamp: new Date(resource.drift?.at ?? resource.at),
  }
}

function asText(value: Json): string {
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value)
}
