import { allowItems } from '../budget.ts'
import { PythonError, typeError } from '../errors.ts'
import { codePoints, lengthOf } from '../text/code-points.ts'
import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import {
  DictView,
  List,
  Markup,
  Range,
  Special,
  Stream,
  Tuple,
  textOf,
  typeNameOf,
  Undefined,
  type Value,
} from '../values/value.ts'
import { viewed } from './text.ts'

export type Values = Iterator<Value, unknown, undefined>

/** `iter(value)` */
export function iterate(value: Value): Values {
  if (value instanceof List) return listItems(value)
  if (value instanceof Tuple) return value.items.values()
  if (value instanceof Stream) return value.iterator
  if (value instanceof Dict) return unchanged(value, value.keys())
  if (value instanceof DictView) return unchanged(value.dict, viewed(value))
  if (value instanceof Range) return numbers(value)
  if (value instanceof Undefined) return nothing(value)
  if (value instanceof Special && value.iterate) return value.iterate()
  if (value instanceof Markup) return codePoints(value.text).values()
  const text = textOf(value)
  if (text !== undefined) return codePoints(text).values()
  throw typeError(`'${typeNameOf(value)}' object is not iterable`)
}

function nothing(value: Undefined): Values {
  if (value.cause !== 'blank') throw undefinedError(value)
  return [].values()
}

/** A list may grow while it is gone through. */
function* listItems({ items }: List): Generator<Value> {
  for (let index = 0; index < items.length; index++) yield items[index] ?? null
}

function* numbers({ start, step, length }: Range): Generator<Value> {
  for (let index = 0n, value = start; index < length; index++, value += step) yield value
}

function* unchanged(dict: Dict, values: Iterable<Value>): Generator<Value> {
  const { size } = dict
  for (const value of values) {
    yield value
    if (dict.size !== size) throw new PythonError('RuntimeError', 'dictionary changed size during iteration')
  }
}

/** `for` over a Python value. */
export const each = (value: Value): Iterable<Value> => over(iterate(value))

export const over = (iterator: Values): Iterable<Value> => ({ [Symbol.iterator]: () => iterator as Iterator<Value> })

/** `list(value)` as a JavaScript array. */
export function toArray(value: Value): Value[] {
  if (value instanceof List || value instanceof Tuple) return [...value.items]
  const items: Value[] = []
  for (const item of each(value)) if (items.push(item) % 1024 === 0) allowItems(items.length)
  return items
}

/** `len(value)` */
export function lengthOfValue(value: Value): bigint {
  const length = lengthIfAny(value)
  if (length === undefined) throw typeError(`object of type '${typeNameOf(value)}' has no len()`)
  return length
}

export function lengthIfAny(value: Value): bigint | undefined {
  const text = textOf(value)
  if (text !== undefined) return BigInt(lengthOf(text))
  if (value instanceof List || value instanceof Tuple) return BigInt(value.items.length)
  if (value instanceof Dict) return BigInt(value.size)
  if (value instanceof DictView) return BigInt(value.dict.size)
  if (value instanceof Range) return value.length
  if (value instanceof Undefined) return nothing(value) && 0n
  return value instanceof Special ? value.length?.() : undefined
}

/** `bool(value)`; an undefined value is false. */
export function isTrue(value: Value): boolean {
  if (value === null || value instanceof Undefined) return false
  if (typeof value !== 'object') return typeof value === 'number' ? value !== 0 : Boolean(value)
  const length = lengthIfAny(value)
  return length === undefined || length > 0n
}
