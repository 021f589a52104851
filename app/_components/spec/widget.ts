import { type JsonSchema, typesOf } from '../../../server/templates/bundle/schema/json-schema.ts'
import { formatNumber } from '../../_lib/format.ts'

/** How a field is asked for. */
export type Widget =
  | 'text'
  | 'textarea'
  | 'number'
  | 'switch'
  | 'radios'
  | 'select'
  | 'list'
  | 'map'
  | 'object'
  | 'secret'
  /** What no other widget can hold: written as JSON. */
  | 'json'

const maxRadios = 5

export function widgetOf(schema: JsonSchema): Widget {
  if (schema['x-secret']) return 'secret'
  if (schema.enum) return schema.enum.length <= maxRadios ? 'radios' : 'select'
  const types = typesOf(schema).filter((type) => type !== 'null')
  const [type] = types
  if (types.length > 1) return 'json'
  if (type === 'boolean') return 'switch'
  if (type === 'integer' || type === 'number') return 'number'
  if (type === 'array') return schema.items ? 'list' : 'json'
  if (type === 'object' || schema.properties) return objectWidget(schema)
  if (type === undefined) return 'json'
  return schema['x-widget'] === 'textarea' ? 'textarea' : 'text'
}

function objectWidget({ properties, additionalProperties }: JsonSchema): Widget {
  if (properties && Object.keys(properties).length > 0) return 'object'
  const isTextMap = typeof additionalProperties === 'object' && typesOf(additionalProperties)[0] === 'string'
  return isTextMap ? 'map' : 'json'
}

/** Widgets that are one native control, which a label can point at. */
export const isSingleControl = (widget: Widget) => !['radios', 'list', 'map', 'object'].includes(widget)

/** What is shown in the empty field, as an example of its form. */
export const placeholderOf = (schema: JsonSchema): string | undefined =>
  ({
    cidr: '10.0.0.0/16',
    image: 'registry/name:tag',
    cron: 'cron(0 6 * * ? *)',
  })[schema['x-widget'] ?? '']

/** Programs' words are set in the mono face. */
export const isCode = (schema: JsonSchema) =>
  schema['x-widget'] !== undefined || schema.pattern !== undefined || schema.format !== undefined

/** The limits worth knowing before one types: "1 to 65,535", "at most 20 items". */
export function limitsOf({ minimum, maximum, minItems, maxItems, maxLength }: JsonSchema): string | undefined {
  if (minimum !== undefined && maximum !== undefined) return `${formatNumber(minimum)} to ${formatNumber(maximum)}`
  if (minimum !== undefined) return `at least ${formatNumber(minimum)}`
  if (maximum !== undefined) return `at most ${formatNumber(maximum)}`
  if (minItems && maxItems) return `${minItems} to ${maxItems} entries`
  if (maxItems !== undefined) return `at most ${maxItems} entries`
  return maxLength !== undefined && maxLength <= 64 ? `at most ${maxLength} characters` : undefined
}
