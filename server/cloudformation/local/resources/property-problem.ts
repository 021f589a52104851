import { isCustomResource, type PropertyType, resourceType } from '../../template/resource-types.ts'
import type { Json, JsonObject } from '../../template/template.ts'

/** What the provider of a resource type would say of its properties before it creates anything; nothing when fine. */
export function propertyProblem(logicalId: string, typeName: string, properties: JsonObject): string | undefined {
  const type = resourceType(typeName)
  if (!type || isCustomResource(typeName)) return undefined
  const known = Object.entries(type.properties)
  if (known.length === 0) return undefined
  const missing = known.filter(([name, property]) => property.required && properties[name] === undefined)
  if (missing.length > 0) {
    const names = missing.map(([name]) => `The property {/${name}} is required`)
    return `Property validation failure: [${names.join(', ')}]`
  }
  const failed = (detail: string) => `Properties validation failed for resource ${logicalId} with message:\n${detail}`
  const extra = Object.keys(properties).find((name) => !Object.hasOwn(type.properties, name))
  if (extra) return failed(`#: extraneous key [${extra}] is not permitted`)
  for (const [name, property] of known) {
    const value = properties[name]
    const expected = value === undefined ? undefined : mismatch(property, value)
    if (expected) return failed(`#/${name}: expected type: ${expected}, found: ${kindOf(value)}`)
  }
  return undefined
}

/** The kind a value should have been; text that reads as a number or a boolean is one. */
function mismatch({ type }: PropertyType, value: Json): string | undefined {
  if (type.includes('|') || type === 'json' || type.endsWith('{}')) return undefined
  if (type.endsWith('[]')) return Array.isArray(value) || isDynamic(value) ? undefined : 'JSONArray'
  if (type === 'object') return kindOf(value) === 'JSONObject' || isDynamic(value) ? undefined : 'JSONObject'
  if (typeof value === 'object') return { integer: 'Number', number: 'Number', boolean: 'Boolean' }[type] ?? 'String'
  const text = String(value)
  if (isDynamic(value)) return undefined
  if (type === 'integer' || type === 'number')
    return text.trim() !== '' && Number.isFinite(Number(text)) ? undefined : 'Number'
  if (type === 'boolean') return /^(?:true|false)$/i.test(text) ? undefined : 'Boolean'
  return undefined
}

/** A text that is filled in when the resource is made may become anything. */
function isDynamic(value: Json): boolean {
  return typeof value === 'string' && (value.includes('{{resolve:') || value.includes('hadron:fail-'))
}

function kindOf(value: Json | undefined): string {
  if (Array.isArray(value)) return 'JSONArray'
  if (typeof value === 'object') return 'JSONObject'
  return typeof value === 'number' ? 'Number' : typeof value === 'boolean' ? 'Boolean' : 'String'
}
