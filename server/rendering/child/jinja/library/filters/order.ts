import { argumentError, typeError } from '../../errors.ts'
import { equals } from '../../operators/equality.ts'
import { each, isTrue, toArray } from '../../operators/iterate.ts'
import { inOrder, type Order, sorted } from '../../operators/order.ts'
import { pythonAttribute } from '../../runtime/attributes.ts'
import { callValue } from '../../runtime/call.ts'
import type { Run } from '../../runtime/run.ts'
import { Dict } from '../../values/dict.ts'
import { hashKey, type Key } from '../../values/hash.ts'
import { Group, List, Tuple, textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'
import { integerArgument } from '../methods/text-arguments.ts'
import { asWritten, attributeGetter, attributesGetter, ignoreCase } from './attribute.ts'
import { filter } from './filter.ts'
import { generator } from './sequences.ts'

const caseOf = (caseSensitive: Value) => (isTrue(caseSensitive) ? asWritten : ignoreCase)
/** Python's `sorted` takes a whole number here, and nothing else. */
const direction = (reverse: Value) => (integerArgument(reverse, 31n) === 0 ? 'ascending' : 'descending')

function sort(value: Value, [reverse = false, caseSensitive = false, attribute = null]: Value[], run: Run): Value {
  const key = attributesGetter(run, attribute, caseOf(caseSensitive))
  return new List(sorted(toArray(value), (item) => new List(key(item)), direction(reverse)))
}

function dictsort(value: Value, [caseSensitive = false, by = 'key', reverse = false]: Value[], run: Run): Value {
  const which = textOf(by)
  if (which !== 'key' && which !== 'value') throw argumentError('You can only sort by either "key" or "value"')
  const key = caseOf(caseSensitive)
  const at = which === 'key' ? 0 : 1
  const pairs = itemsOf(run, value).map((pair) => (pair instanceof Tuple ? pair.items : toArray(pair)))
  const ordered = sorted(pairs, (pair) => key(pair[at] ?? null), direction(reverse))
  return new List(ordered.map((pair) => new Tuple(pair)))
}

/** `value.items()` */
export function itemsOf(run: Run, value: Value): Value[] {
  if (value instanceof Dict) return Array.from(value.entries(), (pair) => new Tuple(pair))
  const method = pythonAttribute(run, value, 'items')
  if (method === undefined) throw typeError(`'${typeNameOf(value)}' object has no attribute 'items'`)
  return toArray(callValue(method, { positional: [], named: new Map() }))
}

function* unique(value: Value, caseSensitive: Value, attribute: Value, run: Run): Generator<Value> {
  const getter = attributeGetter(run, attribute, null, caseOf(caseSensitive))
  const seen = new Set<Key>()
  for (const item of each(value)) {
    const key = hashKey(getter(item))
    if (seen.has(key)) continue
    seen.add(key)
    yield item
  }
}

function extreme(order: Order) {
  return (value: Value, [caseSensitive = false, attribute = null]: Value[], run: Run): Value => {
    const getter = attributeGetter(run, attribute, null, caseOf(caseSensitive))
    let best: { item: Value; key: Value } | undefined
    for (const item of each(value)) {
      const key = getter(item)
      if (!best || inOrder(order, key, best.key)) best = { item, key }
    }
    return best ? best.item : new Undefined(() => 'No aggregated item, sequence was empty.')
  }
}

function groupby(value: Value, [attribute = null, fallback = null, caseSensitive = false]: Value[], run: Run): Value {
  const key = attributeGetter(run, attribute, fallback, caseOf(caseSensitive))
  const shown = isTrue(caseSensitive) ? key : attributeGetter(run, attribute, fallback)
  const groups: { key: Value; items: Value[] }[] = []
  for (const item of sorted(toArray(value), key, 'ascending')) {
    const own = key(item)
    const group = groups.at(-1)
    if (group && equals(group.key, own)) group.items.push(item)
    else groups.push({ key: own, items: [item] })
  }
  return new List(groups.map(({ items }) => new Group([shown(items[0] ?? null), new List(items)])))
}

const comparing = [
  ['case_sensitive', false],
  ['attribute', null],
] as const

export const orderFilters = [
  ...filter('sort', [['reverse', false], ...comparing], sort),
  ...filter(
    'dictsort',
    [
      ['case_sensitive', false],
      ['by', 'key'],
      ['reverse', false],
    ],
    dictsort,
  ),
  ...filter('unique', comparing, (value, [caseSensitive = false, attribute = null], run) =>
    generator(unique(value, caseSensitive, attribute, run)),
  ),
  ...filter('min', comparing, extreme('<')),
  ...filter('max', comparing, extreme('>')),
  ...filter('groupby', [['attribute'], ['default', null], ['case_sensitive', false]], groupby),
]
