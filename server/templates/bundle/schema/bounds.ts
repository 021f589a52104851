import type { Break } from './break.ts'
import type { JsonSchema } from './json-schema.ts'

const lowest = ['minLength', 'minItems', 'minProperties'] as const
const highest = ['maxLength', 'maxItems', 'maxProperties'] as const

/** Ranges, lengths and patterns that got tighter. */
export function boundBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  return [
    ...lowest
      .filter((keyword) => (after[keyword] ?? 0) > (before[keyword] ?? 0))
      .map((keyword) => moved(keyword, before, after, at)),
    ...highest
      .filter((keyword) => (after[keyword] ?? Number.POSITIVE_INFINITY) < (before[keyword] ?? Number.POSITIVE_INFINITY))
      .map((keyword) => moved(keyword, before, after, at)),
    ...rangeBreaks(before, after, at),
    ...stepBreaks(before, after, at),
    ...patternBreaks(before, after, at),
    ...(after.uniqueItems && !before.uniqueItems ? [{ at, message: 'no longer accepts the same item twice' }] : []),
  ]
}

const moved = (keyword: keyof JsonSchema, before: JsonSchema, after: JsonSchema, at: string): Break => ({
  at,
  message: `had ${keyword} ${before[keyword] ?? 'not set'}; now ${after[keyword]}`,
})

interface Bound {
  value: number
  exclusive: boolean
}

/** `sign` 1 looks at lower bounds, -1 at upper ones; of two bounds the tighter one counts. */
function boundOf(sign: 1 | -1, inclusive: number | undefined, exclusive: number | undefined): Bound {
  const open = { value: -sign * Number.POSITIVE_INFINITY, exclusive: false }
  const bounds = [
    inclusive === undefined ? open : { value: inclusive, exclusive: false },
    exclusive === undefined ? open : { value: exclusive, exclusive: true },
  ]
  return bounds.reduce((tightest, bound) => (isTighter(sign, bound, tightest) ? bound : tightest))
}

function isTighter(sign: 1 | -1, a: Bound, b: Bound): boolean {
  if (a.value === b.value) return a.exclusive && !b.exclusive
  return sign * a.value > sign * b.value
}

function rangeBreaks(before: JsonSchema, after: JsonSchema, at: string): Break[] {
  const low = [before, after].map((schema) => boundOf(1, schema.minimum, schema.exclusiveMinimum))
  const high = [before, after].map((schema) => boundOf(-1, schema.maximum, schema.exclusiveMaximum))
  return [
    ...(isTighterPair(1, low)
      ? [{ at, message: `must now be ${words(low[1], 'at least', 'more than')}; it could be lower` }]
      : []),
    ...(isTighterPair(-1, high)
      ? [{ at, message: `must now be ${words(high[1], 'at most', 'less than')}; it could be higher` }]
      : []),
  ]
}

const isTighterPair = (sign: 1 | -1, [then, now]: Bound[]) =>
  then !== undefined && now !== undefined && isTighter(sign, now, then)

const words = (bound: Bound | undefined, inclusive: string, exclusive: string) =>
  `${bound?.exclusive ? exclusive : inclusive} ${bound?.value}`

function stepBreaks({ multipleOf: then }: JsonSchema, { multipleOf: now }: JsonSchema, at: string): Break[] {
  if (now === undefined || then === now) return []
  // Only whole steps are compared: 0.3 % 0.1 is not 0 in floating point.
  const kept = then !== undefined && Number.isInteger(then) && Number.isInteger(now) && then % now === 0
  return kept ? [] : [{ at, message: `must now be a multiple of ${now}` }]
}

function patternBreaks({ pattern: then }: JsonSchema, { pattern: now }: JsonSchema, at: string): Break[] {
  if (now === undefined || then === now) return []
  return [{ at, message: then === undefined ? `must now match ${now}` : `must match ${now} instead of ${then}` }]
}
