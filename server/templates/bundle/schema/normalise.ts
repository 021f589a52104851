import type { JsonSchema } from './json-schema.ts'

type Report = (pointer: string, keyword: string) => void

const values = new Set([
  'type',
  'title',
  'description',
  'default',
  'enum',
  'const',
  'required',
  'minProperties',
  'maxProperties',
  'minItems',
  'maxItems',
  'uniqueItems',
  'minLength',
  'maxLength',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'x-immutable',
  'x-secret',
  'x-order',
  'x-group',
  'x-widget',
  'x-help',
])
const schemas = new Set(['items', 'not', 'if', 'then', 'else'])
const lists = new Set(['allOf', 'anyOf', 'oneOf'])
/** OpenAPI's keywords that say nothing about a value. */
const ignored = new Set([
  'example',
  'examples',
  'nullable',
  'readOnly',
  'writeOnly',
  'deprecated',
  'externalDocs',
  '$comment',
  'xml',
  'discriminator',
])

/**
 * A schema with known keywords only, in JSON Schema's spelling: `nullable` becomes a type, OpenAPI's boolean
 * `exclusiveMinimum` a number, and a map with properties refuses fields it does not name.
 */
export function normalise(node: unknown, report: Report, at = ''): JsonSchema {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return {}
  const source = node as Record<string, unknown>
  const result: Record<string, unknown> = {}
  for (const [keyword, value] of Object.entries(source)) {
    if (values.has(keyword)) result[keyword] = value
    else if (schemas.has(keyword)) result[keyword] = normalise(value, report, `${at}/${keyword}`)
    else if (lists.has(keyword) && Array.isArray(value)) {
      result[keyword] = value.map((item, index) => normalise(item, report, `${at}/${keyword}/${index}`))
    } else if (keyword === 'properties') result.properties = normaliseProperties(value, report, `${at}/properties`)
    else if (keyword === 'additionalProperties') {
      result[keyword] = typeof value === 'boolean' ? value : normalise(value, report, `${at}/${keyword}`)
    } else if (!ignored.has(keyword)) report(`${at}/${keyword}`, keyword)
  }
  return finish(source, result)
}

function normaliseProperties(value: unknown, report: Report, at: string): Record<string, JsonSchema> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(
    Object.entries(value).map(([name, schema]) => [name, normalise(schema, report, `${at}/${name}`)]),
  )
}

function finish(source: Record<string, unknown>, result: Record<string, unknown>): JsonSchema {
  if (result.properties !== undefined) {
    result.type ??= 'object'
    result.additionalProperties ??= false
  }
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof result[exclusive] !== 'boolean') continue
    if (result[exclusive] === true && result[inclusive] !== undefined) {
      result[exclusive] = result[inclusive]
      delete result[inclusive]
    } else delete result[exclusive]
  }
  if (source.nullable === true && typeof result.type === 'string') result.type = [result.type, 'null']
  return result
}
