import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import type { Source } from '../spec/fields.ts'
import { pointerTo } from '../spec/pointer.ts'

type Spec = Record<string, unknown>

/** A spec without the fields that another version's schema does not take, and those fields. */
export function specFor(schema: JsonSchema, spec: Spec): { spec: Spec; leftOut: [name: string, value: unknown][] } {
  const known = new Set(Object.keys(schema.properties ?? {}))
  const closed = schema.additionalProperties === false || schema.additionalProperties === undefined
  const leftOut = closed ? Object.entries(spec).filter(([name]) => !known.has(name)) : []
  const kept = Object.entries(spec).filter(([name]) => !leftOut.some(([other]) => other === name))
  return { spec: Object.fromEntries(kept), leftOut }
}

/** Stored specs carry their defaults. What equals the default of the shown version was not somebody's choice. */
export function sourcesOf(schema: JsonSchema, spec: Spec): Record<string, Source> {
  const same = Object.entries(spec).filter(
    ([name, value]) => JSON.stringify(schema.properties?.[name]?.default) === JSON.stringify(value),
  )
  return Object.fromEntries(same.map(([name]) => [pointerTo('', name), 'default' as const]))
}
