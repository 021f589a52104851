import { allowItems } from '../../budget.ts'
import { PythonError, typeError, valueError } from '../../errors.ts'
import { same } from '../../operators/equality.ts'
import { toArray } from '../../operators/iterate.ts'
import { sorted } from '../../operators/order.ts'
import { toRepr } from '../../operators/text.ts'
import { callValue } from '../../runtime/call.ts'
import { integerOf, List, Tuple, typeNameOf, type Value } from '../../values/value.ts'
import { type Method, method } from './method.ts'
import { integerArgument } from './text-arguments.ts'

const itemsOf = (self: Value): Value[] => (self instanceof List || self instanceof Tuple ? self.items : toArray(self))

function indexArgument(value: Value, length: number): number {
  const index = integerOf(value)
  if (index === undefined) throw typeError(`'${typeNameOf(value)}' object cannot be interpreted as an integer`)
  const number = Number(index)
  return Math.min(Math.max(number < 0 ? number + length : number, 0), length)
}

const index = method(
  'index',
  [['/value'], ['/start', 0n], ['/stop', 2n ** 40n]],
  (self, [value = null, start = 0n, stop = 0n]) => {
    const items = itemsOf(self)
    const from = indexArgument(start, items.length)
    const found = items.findIndex(
      (item, at) => at >= from && at < indexArgument(stop, items.length) && same(item, value),
    )
    if (found !== -1) return BigInt(found)
    throw valueError(
      self instanceof List
        ? `${toRepr(value)} is not in list`
        : `${typeNameOf(self)}.index(x): x not in ${typeNameOf(self)}`,
    )
  },
)

const count = method('count', [['/value']], (self, [value = null]) =>
  BigInt(itemsOf(self).filter((item) => same(item, value)).length),
)

export const tupleMethods: ReadonlyMap<string, Method> = new Map([index, count])

export const listMethods: ReadonlyMap<string, Method> = new Map([
  index,
  count,
  method<List>('append', [['/object']], (self, [item = null], run) => {
    self.items.push(item)
    run.budget.made(8)
    return null
  }),
  method<List>('extend', [['/iterable']], (self, [more = null], run) => {
    const items = toArray(more)
    allowItems(self.items.length + items.length)
    run.budget.made(items.length * 8)
    for (const item of items) self.items.push(item)
    return null
  }),
  method<List>('insert', [['/index'], ['/object']], (self, [at = null, item = null], run) => {
    self.items.splice(indexArgument(at, self.items.length), 0, item)
    run.budget.made(8)
    return null
  }),
  method<List>('pop', [['/index', -1n]], (self, [at = null]) => {
    const position = integerOf(at)
    if (position === undefined) throw typeError(`'${typeNameOf(at)}' object cannot be interpreted as an integer`)
    if (self.items.length === 0) throw new PythonError('IndexError', 'pop from empty list')
    const from = Number(position) < 0 ? Number(position) + self.items.length : Number(position)
    if (from < 0 || from >= self.items.length) throw new PythonError('IndexError', 'pop index out of range')
    return self.items.splice(from, 1)[0] ?? null
  }),
  method<List>('remove', [['/value']], (self, [value = null]) => {
    const at = self.items.findIndex((item) => same(item, value))
    if (at === -1) throw valueError('list.remove(x): x not in list')
    self.items.splice(at, 1)
    return null
  }),
  method<List>('clear', [], (self) => {
    self.items.length = 0
    return null
  }),
  method<List>('copy', [], (self) => new List([...self.items])),
  method<List>('reverse', [], (self) => {
    self.items.reverse()
    return null
  }),
  [
    'sort',
    (_, self, { positional, named }) => {
      if (positional.length > 0) throw typeError('sort() takes no positional arguments')
      const [key = null, reverse = false] = [named.get('key'), named.get('reverse')]
      const list = self as List
      const keyOf = (item: Value) => (key === null ? item : callValue(key, { positional: [item], named: new Map() }))
      list.items.splice(
        0,
        Number.POSITIVE_INFINITY,
        ...sorted([...list.items], keyOf, integerArgument(reverse, 31n) === 0 ? 'ascending' : 'descending'),
      )
      return null
    },
  ],
])
