import { isDeepStrictEqual } from 'node:util'
import { boundBreaks } from '../bundle/schema/bounds.ts'
import type { Break } from '../bundle/schema/break.ts'
import { escapePointer, type JsonSchema, typesOf } from '../bundle/schema/json-schema.ts'
import { validate } from '../bundle/schema/validator.ts'
import { typeName } from '../bundle/schema/words.ts'

/**
 * Where a new minor refuses a spec that its predecessor accepted. Pure and cautious: with no breaks, every spec of the
 * old schema is a spec of the new one; a change it cannot follow, such as another pattern, counts as a break.
 */
export function minorBreaks(before: JsonSchema, after: JsonSchema, at = ''): Break[] {
  if (isDeepStrictEqual(before, after)) return []
  const secret = secretBreak(before, after, at)
  if (secret.length > 0 || before['x-secret']) return secret
  const values = before.const === undefined ? before.enum : [before.const]
  // The values are known, so they can simply be tried. Lists and maps may hold defaults and are compared by rule.
  if (values?.every((value) => typeof value !== 'object' || value === null))
    return triedBreaks(values, { before, after }, at)
  return [
    ...typeBreaks(before, after, at),
    ...choiceBreaks(before, after, at),
    ...boundBreaks(before, after, at),
    ...combinationBreaks(before, after, at),
    ...itemBreaks(before, after, at),
    ...propertyBreaks(before, after, at),
  ]
}

function secretBreak(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  if (Boolean(before['x-secret']) === Boolean(after['x-secret'])) return []
  const message = after['x-secret']
    ? 'is a secret now, and takes references only'
    : 'was a secret; references are no longer accepted'
  return [{ at, message }]
}

function triedBreaks(
  values: unknown[],
  { before, after }: { before: JsonSchema; after: JsonSchema },
  at: string,
): Break[] {
  const accepts = (schema: JsonSchema, value: unknown) => validate(schema, value).length === 0
  const refused = values.filter((value) => accepts(before, value) && !accepts(after, value))
  if (refused.length === 0) return []
  return [
    {
      at,
      message: `no longer accepts ${refused.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ')}`,
    },
  ]
}

function typeBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const now = typesOf(after)
  if (now.length === 0) return []
  const then = typesOf(before)
  if (then.length === 0) return [{ at, message: `accepted any value; now only ${now.map(typeName).join(' or ')}` }]
  const lost = then.filter((type) => !now.includes(type) && !(type === 'integer' && now.includes('number')))
  return lost.length === 0 ? [] : [{ at, message: `no longer accepts ${lost.map(typeName).join(' or ')}` }]
}

function choiceBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const now = after.const === undefined ? after.enum : [after.const]
  if (now === undefined) return []
  const then = before.const === undefined ? before.enum : [before.const]
  const kept = then?.every((value) => now.some((other) => isDeepStrictEqual(value, other)))
  return kept
    ? []
    : [{ at, message: `was open; now it must be one of ${now.map((value) => JSON.stringify(value)).join(', ')}` }]
}

const combinations = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'] as const

function combinationBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const changed = combinations.filter(
    (keyword) => after[keyword] !== undefined && !isDeepStrictEqual(before[keyword], after[keyword]),
  )
  // then and else mean something else when their if is gone or another.
  return changed.map((keyword) => ({ at, message: `has another ${keyword}, which cannot be compared` }))
}

function itemBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  return after.items === undefined ? [] : minorBreaks(before.items ?? {}, after.items, `${at}/*`)
}

function propertyBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const then = before.properties ?? {}
  const now = after.properties ?? {}
  const known = Object.entries(then).flatMap(([name, schema]) => {
    const next = now[name] ?? rest(after)
    const where = `${at}/${escapePointer(name)}`
    return next === false
      ? [{ at: where, message: 'is gone, and specs that have it are refused' }]
      : minorBreaks(schema, next, where)
  })
  const added = Object.keys(now).filter((name) => !Object.hasOwn(then, name))
  const open = rest(before)
  const clashes = added.flatMap((name) =>
    open === false ? [] : minorBreaks(open, now[name] ?? {}, `${at}/${escapePointer(name)}`),
  )
  return [...known, ...clashes, ...requiredBreaks(before, after, at), ...restBreaks(before, after, at)]
}

/** What other fields than the named ones may hold: nothing (`false`), or a schema. */
function rest({ additionalProperties = true }: JsonSchema): JsonSchema | false {
  return additionalProperties === true ? {} : additionalProperties
}

function restBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const [then, now] = [rest(before), rest(after)]
  if (then === false) return []
  return now === false ? [{ at, message: 'no longer accepts other fields' }] : minorBreaks(then, now, `${at}/*`)
}

/** A field that must be there, gets no value by itself, and could be left out before. */
function requiredBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const couldMiss = (name: string) =>
    !before.required?.includes(name) || before.properties?.[name]?.default !== undefined
  const missing = (after.required ?? []).filter(
    (name) => after.properties?.[name]?.default === undefined && couldMiss(name),
  )
  return missing.map((name) => ({
    at: `${at}/${escapePointer(name)}`,
    message: Object.hasOwn(before.properties ?? {}, name)
      ? 'is required now, without a default'
      : 'is new and required, without a default',
  }))
}
