import type { Json } from '../../template/template.ts'
import { printed, type Value } from '../../template/unknown.ts'
import type { Resource } from '../state/stack.ts'

/** A resource before or after a change, as the JSON text that change sets carry: every scalar is a string. */
export function afterContext(properties: Record<string, Value>, metadata?: Value): string {
  return context(printed(properties), metadata === undefined ? undefined : printed(metadata))
}

export function beforeContext(resource: Resource): string {
  return context(resource.properties, resource.metadata)
}

function context(properties: Json, metadata: Json | undefined): string {
  return JSON.stringify({
    Properties: stringly(properties),
    ...(metadata === undefined ? {} : { Metadata: stringly(metadata) }),
  })
}

/** One property's value as text. */
export function valueText(value: Value | undefined): string | undefined {
  if (value === undefined) return undefined
  const shown = stringly(printed(value))
  return typeof shown === 'string' ? shown : JSON.stringify(shown)
}

function stringly(value: Json): Json {
  if (Array.isArray(value)) return value.map(stringly)
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, stringly(item)]))
}
