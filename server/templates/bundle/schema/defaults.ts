import type { JsonSchema } from './json-schema.ts'

/** A copy of a value with the schema's defaults where nothing is given. Never changes what is given. */
export function fillDefaults(schema: JsonSchema, value: unknown): unknown {
  if (Array.isArray(value)) {
    const { items } = schema
    return items ? value.map((item) => fillDefaults(items, item)) : value
  }
  if (typeof value !== 'object' || value === null) return value
  const filled: Record<string, unknown> = { ...value }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const given = Object.hasOwn(filled, name) ? filled[name] : structuredClone(property.default)
    if (given !== undefined) filled[name] = fillDefaults(property, given)
  }
  return filled
}
