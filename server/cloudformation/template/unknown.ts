import type { Reference } from './references.ts'
import type { Json } from './template.ts'

const BRAND = Symbol('known after apply')

/**
 * A value that only the deployment will tell: the id of a resource that does not exist yet, and everything made
 * from it. `sources` are the references it waits for; `text` is what is already known of a string, with
 * `KNOWN_AFTER_APPLY` in the gaps; `told` is as much of it as CloudFormation tells in a change set.
 */
export type Unknown = {
  readonly [BRAND]: true
  readonly sources: readonly Reference[]
  readonly text: string
  readonly told: string
}

/** A template value after evaluation. */
export type Value = null | boolean | number | string | Unknown | Value[] | { [key: string]: Value }

/** How CloudFormation prints such a value in a change set. */
export const KNOWN_AFTER_APPLY = '{{changeSet:KNOWN_AFTER_APPLY}}'

export function unknown(
  sources: readonly Reference[],
  text: string = KNOWN_AFTER_APPLY,
  told: string = KNOWN_AFTER_APPLY,
): Unknown {
  return { [BRAND]: true, sources, text, told }
}

export function isUnknown(value: Value | undefined): value is Unknown {
  return typeof value === 'object' && value !== null && BRAND in value
}

/** The references that any part of a value still waits for. */
export function unknownsIn(value: Value | undefined): Reference[] {
  if (isUnknown(value)) return [...value.sources]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(unknownsIn)
}

/** The value with every unknown written as CloudFormation prints it: `arn:…/{{changeSet:KNOWN_AFTER_APPLY}}/x`. */
export function printed(value: Value): Json {
  if (isUnknown(value)) return value.told
  if (Array.isArray(value)) return value.map(printed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, printed(item)]))
}

/** Puts strings together; one unknown part makes the whole unknown, and remembers the known rest. */
export function concatenate(parts: Value[]): string | Unknown {
  const text = parts.map((part) => (isUnknown(part) ? part.text : scalarText(part))).join('')
  const sources = parts.flatMap((part) => unknownsIn(part))
  if (sources.length === 0) return text
  return unknown(sources, text, parts.map((part) => (isUnknown(part) ? part.told : scalarText(part))).join(''))
}

/** Numbers and booleans read as text wherever a string is expected. */
export function scalarText(value: Value): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(printed(value)) : String(value)
}
