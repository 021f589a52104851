import { type Helper, kindOf, refuseArguments } from './arguments.ts'

/** Whether a value counts as true, as `{{#if}}` sees it: null, false, 0, '' and empty lists do not. */
export const isTruthy = (value: unknown) => (Array.isArray(value) ? value.length > 0 : Boolean(value))

export const comparison: Record<string, Helper> = {
  eq: { takes: 'a b', run: (a, b) => scalar(a) === scalar(b) },
  ne: { takes: 'a b', run: (a, b) => scalar(a) !== scalar(b) },
  lt: { takes: 'a b', run: (a, b) => order(a, b) < 0 },
  lte: { takes: 'a b', run: (a, b) => order(a, b) <= 0 },
  gt: { takes: 'a b', run: (a, b) => order(a, b) > 0 },
  gte: { takes: 'a b', run: (a, b) => order(a, b) >= 0 },
  and: { takes: 'a b…', run: (...values) => values.every(isTruthy) },
  or: { takes: 'a b…', run: (...values) => values.some(isTruthy) },
  not: { takes: 'value', run: (value) => !isTruthy(value) },
  default: { takes: 'value fallback', lenient: true, run: (value, fallback) => value ?? fallback },
  defined: { takes: 'value', lenient: true, run: (value) => value !== undefined && value !== null },
}

function scalar(value: unknown): unknown {
  const comparable = value === null || typeof value !== 'object'
  return comparable ? value : refuseArguments(`it compares text, numbers and booleans, not ${kindOf(value)}`)
}

function order(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b)
  return refuseArguments(`it compares two numbers or two texts, not ${kindOf(a)} with ${kindOf(b)}`)
}
