import { limits } from '../../../request.ts'
import { finite, type Helper, kindOf, list, refuseArguments, text, wholeNumber } from './arguments.ts'

export const collections: Record<string, Helper> = {
  length: { takes: 'value', run: (value) => lengthOf(value) },
  first: { takes: 'list', run: (value) => list(value, 'list')[0] ?? null },
  last: { takes: 'list', run: (value) => list(value, 'list').at(-1) ?? null },
  contains: { takes: 'value part', run: (value, part) => contains(value, part) },
  range: {
    takes: 'from to',
    run: (from, to) => range(wholeNumber(from, 'from', -1e9, 1e9), wholeNumber(to, 'to', -1e9, 1e9)),
  },
  add: { takes: 'a b…', run: (...numbers) => exact(numbers.reduce<number>((sum, n) => sum + finite(n, 'a'), 0)) },
  subtract: { takes: 'a b', run: (a, b) => exact(finite(a, 'a') - finite(b, 'b')) },
  multiply: {
    takes: 'a b…',
    run: (...numbers) => exact(numbers.reduce<number>((product, n) => product * finite(n, 'a'), 1)),
  },
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return [...value].length
  if (Array.isArray(value)) return value.length
  if (typeof value === 'object' && value !== null) return Object.keys(value).length
  return refuseArguments(`value is ${kindOf(value)}; it takes text, a list or a map`)
}

function contains(value: unknown, part: unknown): boolean {
  if (typeof value === 'string') return value.includes(text(part, 'part'))
  if (Array.isArray(value)) return value.includes(part)
  if (typeof value === 'object' && value !== null) return Object.hasOwn(value, text(part, 'part'))
  return refuseArguments(`value is ${kindOf(value)}; it takes text, a list or a map`)
}

/** Both ends belong to it: `range 1 3` is 1, 2, 3. */
function range(from: number, to: number): number[] {
  const length = Math.max(0, to - from + 1)
  if (length > limits.listLength) refuseArguments(`it would make ${length} numbers; at most ${limits.listLength}`)
  return Array.from({ length }, (_, i) => from + i)
}

const exact = (value: number) =>
  Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
    ? value
    : refuseArguments('the result is too large')
