import { isDeepStrictEqual } from 'node:util'
import { type Replacement, resourceType } from '../../template/resource-types.ts'
import { isObject, type JsonObject } from '../../template/template.ts'
import type { Value } from '../../template/unknown.ts'

/** The names of the properties that differ, in the order of first appearance. */
export function changedProperties(before: JsonObject, after: Record<string, Value>): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names.filter((name) => !sameValue(before[name], after[name]))
}

/** Whether two values mean the same to CloudFormation: `"80"` and `80` do, `"true"` and `true` too. */
export function sameValue(a: Value | undefined, b: Value | undefined): boolean {
  if (a === b) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  }
  if (isPlain(a) && isPlain(b)) {
    const names = Object.keys(a)
    return names.length === Object.keys(b).length && names.every((name) => name in b && sameValue(a[name], b[name]))
  }
  if (isScalar(a) && isScalar(b)) return String(a) === String(b)
  return isDeepStrictEqual(a, b)
}

function isPlain(value: Value | undefined): value is Record<string, Value> {
  return isObject(value) && Object.getOwnPropertySymbols(value).length === 0
}

function isScalar(value: Value | undefined): boolean {
  return value !== undefined && value !== null && typeof value !== 'object'
}

/** What changing a property does to the physical resource. A custom resource is updated in place. */
export function replacementOf(typeName: string, property: string): Replacement {
  if (property === 'ServiceToken') return 'always'
  return resourceType(typeName)?.properties[property]?.replacement ?? 'never'
}

/** The strongest effect of several changed properties. */
export function strongestReplacement(typeName: string, properties: string[]): Replacement {
  const effects = properties.map((property) => replacementOf(typeName, property))
  return effects.includes('always') ? 'always' : effects.includes('maybe') ? 'maybe' : 'never'
}
