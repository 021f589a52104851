import { entry } from '../../template/template.ts'
import type { Value } from '../../template/unknown.ts'
import { changedProperties, sameValue } from '../resources/differences.ts'
import { differencesOf } from '../resources/drift.ts'
import type { PropertyChange, Resource, ResourceChange } from '../state/stack.ts'
import type { Cause } from './causes.ts'
import type { Comparison } from './comparison.ts'
import { beforeContext, valueText } from './values.ts'

/** How a resource stands against its deployment, for a change set that reverts drift. */
export function driftedFrom(
  { state, revertDrift, mask }: Comparison,
  logicalId: string,
): Pick<ResourceChange, 'driftStatus' | 'deployed'> {
  const deployed = state.resources.get(logicalId)
  if (!revertDrift || !deployed?.physicalId) return {}
  const status = differencesOf(deployed).length > 0 ? 'MODIFIED' : 'IN_SYNC'
  return { driftStatus: deployed.actual?.deleted ? 'DELETED' : status, deployed: mask(beforeContext(deployed)) }
}

/** A resource that somebody already changed to what the template now says: only its record is brought up to date. */
export function synchronisation(
  { state, revertDrift }: Comparison,
  actual: Resource,
  wanted: Record<string, Value>,
): ResourceChange | undefined {
  const deployed = state.resources.get(actual.logicalId)
  if (!revertDrift || !deployed || changedProperties(deployed.properties, wanted).length === 0) return undefined
  const { logicalId, physicalId, type } = actual
  return { action: 'SyncWithActual', logicalId, physicalId, type, details: [] }
}

/** What a property's change is beside its causes, where reality differs from the deployment. */
export function driftOf(
  comparison: Comparison,
  logicalId: string,
  name: string,
  causes: Cause[],
): Partial<PropertyChange>[] {
  const { state, revertDrift, mask } = comparison
  const deployed = state.resources.get(logicalId)
  const actual = entry(deployed?.actual?.properties, name)
  const previous = entry(deployed?.properties, name)
  if (!revertDrift || actual === undefined || sameValue(actual, previous)) return causes
  const told = (value: Value | undefined) =>
    value === undefined || value === null ? undefined : mask(valueText(value) ?? '')
  const drift = { previous: told(previous), actual: told(actual) }
  const untouched = !causes.some((cause) => cause.evaluation === 'Static')
  return untouched
    ? [{ evaluation: 'Static', source: 'NoModification', drift }]
    : causes.map((cause) => ({ ...cause, drift }))
}
