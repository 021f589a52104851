import { argumentError } from '../../errors.ts'
import { each, isTrue } from '../../operators/iterate.ts'
import { toText } from '../../operators/text.ts'
import { applyFilter, applyTest } from '../../runtime/registry.ts'
import type { Run } from '../../runtime/run.ts'
import { type Arguments, textOf, type Value } from '../../values/value.ts'
import { attributeGetter } from './attribute.ts'
import type { Filter } from './filter.ts'
import { generator } from './sequences.ts'

const nameOf = (value: Value): string => textOf(value) ?? toText(value)

function mapper(run: Run, { positional, named }: Arguments): (item: Value) => Value {
  const attribute = named.get('attribute')
  if (positional.length === 0 && attribute !== undefined) {
    const surplus = [...named.keys()].find((key) => key !== 'attribute' && key !== 'default')
    if (surplus) throw argumentError(`Unexpected keyword argument '${surplus}'`)
    const fallback = named.get('default')
    return attributeGetter(run, attribute, fallback === undefined ? null : fallback)
  }
  const [name, ...rest] = positional
  if (name === undefined) throw argumentError('map requires a filter argument')
  return (item) => applyFilter(run, nameOf(name), item, { positional: rest, named })
}

function* mapped(run: Run, value: Value, args: Arguments): Generator<Value> {
  if (!isTrue(value)) return
  const change = mapper(run, args)
  for (const item of each(value)) {
    run.budget.step()
    yield change(item)
  }
}

interface Selection {
  keep: 'matching' | 'others'
  by: 'item' | 'attribute'
}

function chooser(run: Run, { positional, named }: Arguments, by: Selection['by']): (item: Value) => boolean {
  const [attribute, ...others] = positional
  if (by === 'attribute' && attribute === undefined) throw argumentError('Missing parameter for attribute name')
  const [name, ...rest] = by === 'attribute' ? others : positional
  const get = by === 'attribute' && attribute !== undefined ? attributeGetter(run, attribute) : (item: Value) => item
  if (name === undefined) return (item) => isTrue(get(item))
  return (item) => applyTest(run, nameOf(name), get(item), { positional: rest, named })
}

function* selected(run: Run, value: Value, args: Arguments, { keep, by }: Selection): Generator<Value> {
  if (!isTrue(value)) return
  const matches = chooser(run, args, by)
  for (const item of each(value)) {
    run.budget.step()
    if (matches(item) === (keep === 'matching')) yield item
  }
}

const selection =
  (what: Selection): Filter =>
  (run, value, args) =>
    generator(selected(run, value, args, what))

export const selectFilters: [string, Filter][] = [
  ['map', (run, value, args) => generator(mapped(run, value, args))],
  ['select', selection({ keep: 'matching', by: 'item' })],
  ['reject', selection({ keep: 'others', by: 'item' })],
  ['selectattr', selection({ keep: 'matching', by: 'attribute' })],
  ['rejectattr', selection({ keep: 'others', by: 'attribute' })],
]
