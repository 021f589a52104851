import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import { DictView, integerOf, List, Range, Tuple, textOf, Undefined, type Value } from '../values/value.ts'
import { viewed } from './text.ts'

/** `a == b` */
export function equals(a: Value, b: Value): boolean {
  if (a instanceof Undefined || b instanceof Undefined) return equalUndefined(a, b)
  const text = textOf(a)
  if (text !== undefined) return text === textOf(b)
  const left = numberOf(a)
  if (left !== undefined) {
    const right = numberOf(b)
    return right !== undefined && isSameNumber(left, right)
  }
  if (a === b) return true
  if (a instanceof List) return b instanceof List && allEqual(a.items, b.items)
  if (a instanceof Tuple) return b instanceof Tuple && allEqual(a.items, b.items)
  if (a instanceof Dict) return b instanceof Dict && equalDicts(a, b)
  if (a instanceof Range) return b instanceof Range && equalRanges(a, b)
  if (a instanceof DictView) return b instanceof DictView && equalViews(a, b)
  return false
}

function equalUndefined(a: Value, b: Value): boolean {
  for (const value of [a, b]) if (value instanceof Undefined && value.cause !== 'blank') throw undefinedError(value)
  return a instanceof Undefined && b instanceof Undefined
}

/** An integer and a float are compared exactly, as their order is. */
export const isSameNumber = (a: bigint | number, b: bigint | number) => a <= b && a >= b

/** How lists, tuples and `in` compare: the same object is equal to itself without being asked. */
export const same = (a: Value, b: Value): boolean => (a === b && typeof a !== 'number') || equals(a, b)

const numberOf = (value: Value): bigint | number | undefined => (typeof value === 'number' ? value : integerOf(value))

const allEqual = (a: Value[], b: Value[]) =>
  a.length === b.length && a.every((item, index) => same(item, b[index] ?? null))

function equalDicts(a: Dict, b: Dict): boolean {
  if (a.size !== b.size) return false
  for (const [key, value] of a.entries()) {
    const other = b.get(key)
    if (other === undefined || !same(value, other)) return false
  }
  return true
}

function equalRanges(a: Range, b: Range): boolean {
  if (a.length !== b.length) return false
  if (a.length === 0n) return true
  return a.start === b.start && (a.length === 1n || a.step === b.step)
}

/** Keys and items are sets; two views of values are equal only when they are the same object. */
function equalViews(a: DictView, b: DictView): boolean {
  if (a.part === 'values' || b.part === 'values' || a.dict.size !== b.dict.size) return false
  const others = [...viewed(b)]
  return [...viewed(a)].every((item) => others.some((other) => same(item, other)))
}
