import { typeError } from '../errors.ts'
import { codePoints } from '../text/code-points.ts'
import { undefinedError } from '../values/hash.ts'
import { integerOf, List, Tuple, textOf, typeNameOf, Undefined, type Value } from '../values/value.ts'
import { same } from './equality.ts'

export type Order = '<' | '<=' | '>' | '>='

/** `a < b` and its relatives; values of different kinds have no order. */
export function inOrder(order: Order, a: Value, b: Value): boolean {
  if (a instanceof Undefined) throw undefinedError(a)
  if (b instanceof Undefined) throw undefinedError(b)
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== undefined && right !== undefined) return decide(order, left, right)
  const leftText = textOf(a)
  const rightText = textOf(b)
  if (leftText !== undefined && rightText !== undefined) return decide(order, compareTexts(leftText, rightText), 0)
  if (a instanceof List && b instanceof List) return inOrderItems(order, a.items, b.items)
  if (a instanceof Tuple && b instanceof Tuple) return inOrderItems(order, a.items, b.items)
  throw typeError(`'${order}' not supported between instances of '${typeNameOf(a)}' and '${typeNameOf(b)}'`)
}

const numberOf = (value: Value): bigint | number | undefined => (typeof value === 'number' ? value : integerOf(value))

function decide(order: Order, a: bigint | number, b: bigint | number): boolean {
  switch (order) {
    case '<':
      return a < b
    case '<=':
      return a <= b
    case '>':
      return a > b
    case '>=':
      return a >= b
  }
}

/** By code points; JavaScript would compare halves of surrogate pairs. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  if (!/[\ud800-\udfff]/.test(a + b)) return a < b ? -1 : 1
  const [left, right] = [codePoints(a), codePoints(b)]
  const index = left.findIndex((character, at) => character !== right[at])
  const [one, other] = [
    left[index]?.codePointAt(0) ?? -1,
    right[index === -1 ? left.length : index]?.codePointAt(0) ?? -1,
  ]
  return one - other
}

function inOrderItems(order: Order, a: Value[], b: Value[]): boolean {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const [left, right] = [a[index] ?? null, b[index] ?? null]
    if (!same(left, right)) return inOrder(order, left, right)
  }
  return decide(order, a.length, b.length)
}

/** `sorted(items, key=key, reverse=…)`: stable, and only ever asks whether one is smaller. */
export function sorted<T>(items: T[], key: (item: T) => Value, direction: 'ascending' | 'descending'): T[] {
  const keyed = items.map((item) => ({ item, key: key(item) }))
  // Python reverses before and after, so that equal items keep their places.
  const input = direction === 'ascending' ? keyed : keyed.toReversed()
  const output = mergeSort(input, (a, b) => inOrder('<', a.key, b.key)).map(({ item }) => item)
  return direction === 'ascending' ? output : output.toReversed()
}

function mergeSort<T>(items: T[], isLess: (a: T, b: T) => boolean): T[] {
  if (items.length < 2) return items
  const middle = items.length >> 1
  const left = mergeSort(items.slice(0, middle), isLess)
  const right = mergeSort(items.slice(middle), isLess)
  const merged: T[] = []
  let [i, j] = [0, 0]
  for (let l = left[i], r = right[j]; i < left.length && j < right.length; l = left[i], r = right[j]) {
    if (isLess(r as T, l as T)) {
      merged.push(r as T)
      j++
    } else {
      merged.push(l as T)
      i++
    }
  }
  return [...merged, ...left.slice(i), ...right.slice(j)]
}
