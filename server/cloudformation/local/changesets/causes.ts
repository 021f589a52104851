import { type Reference, referencesIn } from '../../template/references.ts'
import { entry, type Json, type ResourceDeclaration } from '../../template/template.ts'
import { unknownsIn, type Value } from '../../template/unknown.ts'
import { sameValue } from '../resources/differences.ts'
import type { PropertyChange, Resource, ResourceChange } from '../state/stack.ts'
import type { Comparison } from './comparison.ts'

export type Cause = Pick<PropertyChange, 'evaluation' | 'source' | 'cause' | 'only'>

/** Why a part of a resource changes: parameters, other resources, or the template itself. */
export function causesOf(
  comparison: Comparison,
  { logicalId }: Resource,
  partOf: (declaration: ResourceDeclaration) => Json | undefined,
  after: Value | undefined,
): Cause[] {
  const { oldScope, newScope, changes } = comparison
  const declared = entry(newScope.template.resources, logicalId)
  const wasDeclared = entry(oldScope?.template.resources, logicalId)
  const written = declared && partOf(declared)
  const wasWritten = wasDeclared && partOf(wasDeclared)
  const references = written === undefined ? [] : referencesIn(written, newScope.conditions)
  const causes: Cause[] = []
  for (const { name: parameter, attribute } of references) {
    if (attribute === undefined && parameterChanged(comparison, parameter)) {
      causes.push({ evaluation: 'Static', source: 'ParameterReference', cause: parameter })
    }
  }
  for (const waiting of unknownsIn(after)) {
    const change = changes.get(waiting.name)
    if (change) causes.push(causedBy(waiting, change))
  }
  // What nothing in the template changed was changed outside of it, in the parameter store for one.
  const outside = causes.length === 0 && !comparison.revertDrift
  if (outside || !sameText(written, wasWritten)) causes.push({ evaluation: 'Static', source: 'DirectModification' })
  else causes.push({ evaluation: 'Dynamic', source: 'DirectModification', only: twinOf(causes) })
  return distinct(causes)
}

/** The change that other resources may cause in a property, whatever its value will be. */
export function possibleCauses({ newScope, changes }: Comparison, logicalId: string, name: string): Cause[] {
  const written = entry(newScope.template.resources, logicalId)?.properties[name]
  const references = written === undefined ? [] : referencesIn(written, newScope.conditions)
  return references.flatMap((reference): Cause[] => {
    const change = changes.get(reference.name)
    const touched = change?.action === 'Modify' && (reference.attribute !== undefined || change.replacement !== 'False')
    return touched ? [{ ...causedBy(reference, change), only: 'without values' }] : []
  })
}

/** A resource that is surely replaced changes what mentions it; any other may. */
function causedBy({ name, attribute }: Reference, { replacement }: ResourceChange): Cause {
  const evaluation = replacement === 'True' ? 'Static' : 'Dynamic'
  return attribute === undefined
    ? { evaluation, source: 'ResourceReference', cause: name }
    : { evaluation, source: 'ResourceAttribute', cause: `${name}.${attribute}` }
}

/** What another resource causes has its dynamic twin only where values are told; what a parameter causes, always. */
function twinOf(causes: Cause[]): Cause['only'] {
  const byResource = causes.length > 0 && !causes.some((cause) => cause.source === 'ParameterReference')
  return byResource ? 'with values' : undefined
}

/** What was given for a parameter counts. That its name in the parameter store leads to another value does not. */
function parameterChanged({ before, after, newScope }: Comparison, name: string): boolean {
  if (!Object.hasOwn(newScope.template.parameters, name)) return false
  return !sameValue(entry(before.parameters, name), entry(after.parameters, name))
}

function sameText(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function distinct(causes: Cause[]): Cause[] {
  return [...new Map(causes.map((cause) => [JSON.stringify(cause), cause])).values()]
}
