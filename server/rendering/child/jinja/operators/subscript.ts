import { isPythonError, PythonError, typeError, valueError } from '../errors.ts'
import { codePoints, lengthOf } from '../text/code-points.ts'
import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import { integerOf, List, Markup, Range, Tuple, textOf, typeNameOf, Undefined, type Value } from '../values/value.ts'

export interface Slice {
  start: Value
  stop: Value
  step: Value
}

/** `object[key]`; undefined when Python raises a TypeError or LookupError. */
export function subscript(object: Value, key: Value): Value | undefined {
  if (object instanceof Undefined) throw undefinedError(object)
  if (object instanceof Dict) return entry(object, key)
  const index = integerOf(key)
  if (index === undefined) return undefined
  if (object instanceof List || object instanceof Tuple) return object.items.at(within(index))
  if (object instanceof Range) return rangeItem(object, index)
  const text = textOf(object)
  if (text === undefined) return undefined
  const character = text.length < 1 ? undefined : codePoints(text).at(within(index))
  return character !== undefined && object instanceof Markup ? new Markup(character) : character
}

function entry(dict: Dict, key: Value): Value | undefined {
  try {
    return dict.get(key)
  } catch (cause) {
    // A list is no key: then the attribute is asked for, and there is none.
    if (isPythonError(cause, 'TypeError')) return undefined
    throw cause
  }
}

/** Beyond every list there is nothing, whatever the exact index. */
const within = (index: bigint) => Number(index > 2n ** 40n ? 2n ** 40n : index < -(2n ** 40n) ? -(2n ** 40n) : index)

function rangeItem({ start, step, length }: Range, index: bigint): Value | undefined {
  const at = index < 0n ? index + length : index
  return at >= 0n && at < length ? start + at * step : undefined
}

/** `object[start:stop:step]` */
export function slice(object: Value, { start, stop, step }: Slice): Value {
  if (object instanceof Undefined) throw undefinedError(object)
  const text = textOf(object)
  if (text !== undefined) {
    const part = sliceText(text, start, stop, step)
    return object instanceof Markup ? new Markup(part) : part
  }
  if (object instanceof List) return new List(pick(object.items, bounds(object.items.length, start, stop, step)))
  if (object instanceof Tuple) return new Tuple(pick(object.items, bounds(object.items.length, start, stop, step)))
  if (object instanceof Range) return sliceRange(object, start, stop, step)
  if (object instanceof Dict) throw typeError("unhashable type: 'slice'")
  throw typeError(`'${typeNameOf(object)}' object is not subscriptable`)
}

function sliceText(text: string, start: Value, stop: Value, step: Value): string {
  const range = bounds(lengthOf(text), start, stop, step)
  return pick(codePoints(text), range).join('')
}

interface Bounds {
  start: number
  stop: number
  step: number
}

function bounds(length: number, start: Value, stop: Value, step: Value): Bounds {
  const by = clampedIndex(step) ?? 1
  if (by === 0) throw valueError('slice step cannot be zero')
  const [low, high] = by > 0 ? [0, length] : [-1, length - 1]
  const limit = (value: number | undefined, fallback: number) => {
    if (value === undefined) return fallback
    const index = value < 0 ? value + length : value
    return Math.min(Math.max(index, low), high)
  }
  const [first, last] = [clampedIndex(start), clampedIndex(stop)]
  return by > 0
    ? { start: limit(first, 0), stop: limit(last, length), step: by }
    : { start: limit(first, length - 1), stop: limit(last, -1), step: by }
}

function clampedIndex(value: Value): number | undefined {
  if (value === null) return undefined
  if (value instanceof Undefined) throw typeError('slice indices must be integers or None or have an __index__ method')
  const index = integerOf(value)
  if (index === undefined) throw typeError('slice indices must be integers or None or have an __index__ method')
  return within(index)
}

function pick<T>(items: T[], { start, stop, step }: Bounds): T[] {
  if (step === 1) return items.slice(start, Math.max(start, stop))
  const picked: T[] = []
  for (let index = start; step > 0 ? index < stop : index > stop; index += step) picked.push(items[index] as T)
  return picked
}

function sliceRange(range: Range, start: Value, stop: Value, step: Value): Value {
  if (range.length > 2n ** 40n) throw new PythonError('OverflowError', 'Python int too large to convert to C ssize_t')
  const { start: from, stop: to, step: by } = bounds(Number(range.length), start, stop, step)
  const at = (index: number) => range.start + BigInt(index) * range.step
  return new Range(at(from), at(to), range.step * BigInt(by))
}
