import { allowItems } from '../../budget.ts'
import { argumentError, PythonError, typeError } from '../../errors.ts'
import { like } from '../../operators/escape.ts'
import { each, isTrue, iterate, lengthOfValue, toArray } from '../../operators/iterate.ts'
import { codePoints } from '../../text/code-points.ts'
import { Dict } from '../../values/dict.ts'
import { undefinedError } from '../../values/hash.ts'
import {
  DictView,
  integerOf,
  List,
  Range,
  Stream,
  Tuple,
  textOf,
  typeNameOf,
  Undefined,
  type Value,
} from '../../values/value.ts'
import { filter } from './filter.ts'

export const generator = (values: Generator<Value>): Stream => new Stream('generator', values)

function first(value: Value): Value {
  const { done, value: item } = iterate(value).next()
  return done ? new Undefined(() => 'No first item, sequence was empty.') : (item as Value)
}

/** What Python can go through backwards: generators and text without a length cannot. */
function reversed(value: Value): Value[] {
  const text = textOf(value)
  if (text !== undefined)
    return codePoints(text)
      .toReversed()
      .map((letter) => like(value, letter))
  if (value instanceof Undefined) throw undefinedError(value)
  if (
    value instanceof List ||
    value instanceof Tuple ||
    value instanceof Range ||
    value instanceof Dict ||
    value instanceof DictView
  ) {
    return toArray(value).toReversed()
  }
  throw typeError(`'${typeNameOf(value)}' object is not reversible`)
}

function last(value: Value): Value {
  const [item] = reversed(value)
  return item === undefined ? new Undefined(() => 'No last item, sequence was empty.') : item
}

const reversedNames: Record<string, string> = {
  list: 'list_reverseiterator',
  range: 'range_iterator',
  tuple: 'reversed',
}

function reverse(value: Value): Value {
  const text = textOf(value)
  if (text !== undefined) return like(value, codePoints(text).toReversed().join(''))
  if (!(value instanceof Stream)) {
    const name = reversedNames[typeNameOf(value)] ?? 'dict_reversekeyiterator'
    if (isReversible(value)) return new Stream(name, reversed(value).values())
  }
  try {
    return new List(toArray(value).toReversed())
  } catch (cause) {
    if (cause instanceof PythonError && cause.kind === 'TypeError') throw argumentError('argument must be iterable')
    throw cause
  }
}

const isReversible = (value: Value) =>
  value instanceof List ||
  value instanceof Tuple ||
  value instanceof Range ||
  value instanceof Dict ||
  value instanceof DictView ||
  value instanceof Undefined

export function count(value: Value): number {
  const integer = integerOf(value)
  if (integer === undefined) throw typeError(`'${typeNameOf(value)}' object cannot be interpreted as an integer`)
  allowItems(integer)
  return Number(integer)
}

function* batches(value: Value, size: Value, fill: Value): Generator<Value> {
  const length = integerOf(size) ?? (typeof size === 'number' ? size : undefined)
  let batch: Value[] = []
  for (const item of each(value)) {
    if (length !== undefined && batch.length === Number(length)) {
      yield new List(batch)
      batch = []
    }
    batch.push(item)
  }
  if (batch.length === 0) return
  if (fill !== null) while (batch.length < count(size)) batch.push(fill)
  yield new List(batch)
}

function* slices(value: Value, number: Value, fill: Value): Generator<Value> {
  const items = toArray(value)
  const wanted = count(number)
  if (wanted === 0) throw new PythonError('ZeroDivisionError', 'integer division or modulo by zero')
  const each = Math.floor(items.length / wanted)
  const longer = ((items.length % wanted) + wanted) % wanted
  let offset = 0
  for (let slice = 0; slice < wanted; slice++) {
    const start = offset + slice * each
    if (slice < longer) offset++
    const part = items.slice(start, offset + (slice + 1) * each)
    if (fill !== null && slice >= longer) part.push(fill)
    yield new List(part)
  }
}

function* pairs(value: Value): Generator<Value> {
  if (value instanceof Undefined) return
  if (!(value instanceof Dict)) throw typeError('Can only get item pairs from a mapping.')
  for (const pair of value.entries()) yield new Tuple(pair)
}

export const sequenceFilters = [
  ...filter('first', [], first),
  ...filter('last', [], last),
  ...filter('length count', [], (value) => lengthOfValue(value)),
  ...filter('list', [], (value) => new List(toArray(value))),
  ...filter('reverse', [], reverse),
  ...filter('batch', [['linecount'], ['fill_with', null]], (value, [size = null, fill = null]) =>
    generator(batches(value, size, fill)),
  ),
  ...filter('slice', [['slices'], ['fill_with', null]], (value, [number = null, fill = null]) =>
    generator(slices(value, number, fill)),
  ),
  ...filter('items', [], (value) => generator(pairs(value))),
  ...filter(
    'default d',
    [
      ['default_value', ''],
      ['boolean', false],
    ],
    (value, [fallback = '', boolean = false]) =>
      value instanceof Undefined || (isTrue(boolean) && !isTrue(value)) ? fallback : value,
  ),
]
