import type { EvaluatedResource } from '../../template/evaluate.ts'
import { resourceType } from '../../template/resource-types.ts'
import type { JsonObject } from '../../template/template.ts'
import { printed, type Value } from '../../template/unknown.ts'
import { childDiffers, isNestedStack } from '../lifecycle/nested.ts'
import { changedProperties, replacementOf, sameValue } from '../resources/differences.ts'
import type { PropertyChange, Resource, ResourceChange } from '../state/stack.ts'
import { causesOf, possibleCauses } from './causes.ts'
import type { Comparison } from './comparison.ts'
import { driftOf } from './drift.ts'
import { afterContext, beforeContext, valueText } from './values.ts'

/** What happens to a resource that stays; nothing when it stays as it is. */
export function modification(
  comparison: Comparison,
  existing: Resource,
  evaluated: EvaluatedResource,
): ResourceChange | undefined {
  const properties = changedProperties(existing.properties, evaluated.properties)
  const tags = tagsChange(comparison, existing, properties)
  const details = [
    ...properties.flatMap((name) => propertyChanges(comparison, existing, evaluated, name)),
    ...Object.keys(evaluated.properties).flatMap((name) =>
      properties.includes(name) ? [] : possibleChanges(comparison, existing, name),
    ),
    ...(tags ? [tags] : []),
    ...nestedChange(comparison, existing, evaluated, properties),
    ...metadataChanges(comparison, existing, evaluated),
    ...otherChanges(existing, evaluated),
  ]
  if (details.length === 0 && !existing.status.endsWith('_FAILED')) return undefined
  return {
    action: 'Modify',
    logicalId: existing.logicalId,
    physicalId: existing.physicalId,
    type: existing.type,
    replacement: replacementFrom(details.filter((detail) => detail.only !== 'without values')),
    policyAction: `ReplaceAnd${evaluated.updateReplacePolicy ?? 'Delete'}`,
    details,
    before: comparison.mask(beforeContext(existing)),
    after: comparison.mask(afterContext(evaluated.properties, evaluated.metadata)),
  }
}

const UNCAUSED = { evaluation: 'Static', source: 'DirectModification' } as const
const RECREATION = { never: 'Never', maybe: 'Conditionally', always: 'Always' } as const

function propertyChanges(
  comparison: Comparison,
  existing: Resource,
  evaluated: EvaluatedResource,
  name: string,
): PropertyChange[] {
  const before = existing.properties[name]
  const after = evaluated.properties[name]
  const target = {
    attribute: 'Properties',
    name,
    path: `/Properties/${name}`,
    requiresRecreation: RECREATION[replacementOf(existing.type, name)],
    before: told(comparison, before),
    after: told(comparison, after),
    changeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
  } as const
  const causes = causesOf(comparison, existing, (declared) => declared.properties[name], after)
  return driftOf(comparison, existing.logicalId, name, causes).map((cause) => ({ ...UNCAUSED, ...target, ...cause }))
}

/** What another resource's change may make of a property that reads today as it will. */
function possibleChanges(comparison: Comparison, existing: Resource, name: string): PropertyChange[] {
  const requiresRecreation = RECREATION[replacementOf(existing.type, name)]
  return possibleCauses(comparison, existing.logicalId, name).map((cause) => ({
    attribute: 'Properties',
    name,
    requiresRecreation,
    ...cause,
  }))
}

/** Tags of the stack are tags of its resources. */
function tagsChange(comparison: Comparison, existing: Resource, properties: string[]): PropertyChange | undefined {
  const { before, after } = comparison
  const tagProperty = resourceType(existing.type)?.tagProperty
  if (!tagProperty || properties.includes(tagProperty) || sameValue(before.tags, after.tags)) return undefined
  return { attribute: 'Tags', evaluation: 'Static', source: 'DirectModification' }
}

/** A nested stack also changes when the template behind its URL does. */
function nestedChange(
  { world, state, after }: Comparison,
  existing: Resource,
  evaluated: EvaluatedResource,
  properties: string[],
): PropertyChange[] {
  if (!isNestedStack(existing.type) || properties.length > 0) return []
  const { stack } = state
  const next = { stack: { ...stack, current: after } }
  const differs = childDiffers(world, { ...state, ...next }, existing, printed(evaluated.properties) as JsonObject)
  return differs ? [{ attribute: 'Properties', evaluation: 'Dynamic', source: 'Automatic' }] : []
}

function metadataChanges(
  comparison: Comparison,
  existing: Resource,
  { metadata }: EvaluatedResource,
): PropertyChange[] {
  if (sameValue(existing.metadata, metadata)) return []
  const target = {
    attribute: 'Metadata',
    path: '/Metadata',
    before: told(comparison, existing.metadata),
    after: told(comparison, metadata),
  }
  const causes = causesOf(comparison, existing, (declared) => declared.metadata, metadata)
  return causes.map((cause) => ({ ...target, ...cause }))
}

function told({ mask }: Comparison, value: Value | undefined): string | undefined {
  const text = valueText(value)
  return text === undefined ? undefined : mask(text)
}

function otherChanges(existing: Resource, evaluated: EvaluatedResource): PropertyChange[] {
  const parts: [string, Value | undefined, Value | undefined][] = [
    ['DeletionPolicy', existing.deletionPolicy, evaluated.deletionPolicy],
    ['UpdateReplacePolicy', existing.updateReplacePolicy, evaluated.updateReplacePolicy],
  ]
  return parts
    .filter(([, before, after]) => !sameValue(before, after))
    .map(([attribute, before, after]) => ({
      attribute,
      path: `/${attribute}`,
      before: valueText(before),
      after: valueText(after),
      evaluation: 'Static',
      source: 'DirectModification',
    }))
}

/** A change that surely replaces wins over one that may. What only the deployment tells may turn out the same. */
export function replacementFrom(details: PropertyChange[]): 'True' | 'False' | 'Conditional' {
  const replacing = details.filter((detail) => detail.requiresRecreation === 'Always')
  if (replacing.some((detail) => detail.evaluation === 'Static')) return 'True'
  if (replacing.length > 0) return 'Conditional'
  return details.some((detail) => detail.requiresRecreation === 'Conditionally') ? 'Conditional' : 'False'
}
