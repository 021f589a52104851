import { referencesIn } from '../../template/references.ts'
import { entry, type Json } from '../../template/template.ts'
import { unknownsIn, type Value } from '../../template/unknown.ts'
import { sameValue } from '../resources/differences.ts'
import type { PropertyChange, Resource } from '../state/stack.ts'
import type { Comparison } from './compute.ts'

export type Cause = Pick<PropertyChange, 'evaluation' | 'source' | 'cause'>

/** Why a property changes: parameters, other resources, or the template itself. */
export function causesOf(comparison: Comparison, existing: Resource, name: string, after: Value | undefined): Cause[] {
  const { oldScope, newScope, changes } = comparison
  const written = entry(newScope.template.resources, existing.logicalId)?.properties[name]
  const wasWritten = entry(oldScope?.template.resources, existing.logicalId)?.properties[name]
  const references = written === undefined ? [] : referencesIn(written, newScope.conditions)
  const causes: Cause[] = []
  for (const { name: parameter, attribute } of references) {
    if (attribute === undefined && parameterChanged(comparison, parameter)) {
      causes.push({ evaluation: 'Static', source: 'ParameterReference', cause: parameter })
    }
  }
  for (const waiting of unknownsIn(after)) {
    if (!changes.has(waiting.name)) continue
    causes.push(
      waiting.attribute === undefined
        ? { evaluation: 'Dynamic', source: 'ResourceReference', cause: waiting.name }
        : { evaluation: 'Dynamic', source: 'ResourceAttribute', cause: `${waiting.name}.${waiting.attribute}` },
    )
  }
  if (!sameText(written, wasWritten)) causes.push({ evaluation: 'Static', source: 'DirectModification' })
  else if (causes.length === 0 || causes.some((cause) => cause.source === 'ParameterReference')) {
    causes.push({ evaluation: 'Dynamic', source: 'DirectModification' })
  }
  return distinct(causes)
}

function parameterChanged({ before, after, newScope }: Comparison, name: string): boolean {
  if (!Object.hasOwn(newScope.template.parameters, name)) return false
  return (
    !sameValue(entry(before.parameters, name), entry(after.parameters, name)) ||
    !sameValue(entry(before.resolved, name), entry(after.resolved, name))
  )
}

function sameText(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function distinct(causes: Cause[]): Cause[] {
  return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()]
}
