import { PythonError, typeError, valueError } from '../../errors.ts'
import { each, toArray } from '../../operators/iterate.ts'
import { toRepr } from '../../operators/text.ts'
import { Dict } from '../../values/dict.ts'
import { type Arguments, DictView, Tuple, type Value } from '../../values/value.ts'
import { type Method, method } from './method.ts'

/** `dict(…)` and `update(…)`: a mapping or pairs, then named values. */
export function fillDict(dict: Dict, { positional, named }: Arguments, name: string) {
  const [source, ...more] = positional
  if (more.length > 0) throw typeError(`${name} expected at most 1 argument, got ${positional.length}`)
  if (source instanceof Dict) for (const [key, value] of source.entries()) dict.set(key, value)
  else if (source !== undefined) fillFromPairs(dict, source)
  for (const [key, value] of named) dict.set(key, value)
}

function fillFromPairs(dict: Dict, pairs: Value) {
  let index = 0
  for (const pair of each(pairs)) {
    const [key, value, ...more] = pairItems(pair, index)
    if (key === undefined || value === undefined || more.length > 0) {
      const length = toArray(pair).length
      throw valueError(`dictionary update sequence element #${index} has length ${length}; 2 is required`)
    }
    dict.set(key, value)
    index++
  }
}

function pairItems(pair: Value, index: number): Value[] {
  if (pair === null || typeof pair === 'bigint' || typeof pair === 'number' || typeof pair === 'boolean') {
    throw typeError(`cannot convert dictionary update sequence element #${index} to a sequence`)
  }
  return toArray(pair)
}

const missingKey = (key: Value) => new PythonError('KeyError', toRepr(key))

export const dictMethods: ReadonlyMap<string, Method> = new Map([
  method<Dict>('get', [['/key'], ['/default', null]], (self, [key = null, fallback = null]) => {
    const value = self.get(key)
    return value === undefined ? fallback : value
  }),
  method<Dict>('items', [], (self) => new DictView(self, 'items')),
  method<Dict>('keys', [], (self) => new DictView(self, 'keys')),
  method<Dict>('values', [], (self) => new DictView(self, 'values')),
  method<Dict>('copy', [], (self) => self.copy()),
  method<Dict>('clear', [], (self) => {
    self.clear()
    return null
  }),
  ['pop', (_, self, args) => pop(self as Dict, args)],
  method<Dict>('popitem', [], (self) => {
    const last = [...self.entries()].at(-1)
    if (!last) throw new PythonError('KeyError', "'popitem(): dictionary is empty'")
    self.delete(last[0])
    return new Tuple(last)
  }),
  method<Dict>('setdefault', [['/key'], ['/default', null]], (self, [key = null, fallback = null], run) => {
    const value = self.get(key)
    if (value !== undefined) return value
    self.set(key, fallback)
    run.budget.made(32)
    return fallback
  }),
  [
    'update',
    (run, self, args) => {
      fillDict(self as Dict, args, 'update')
      run.budget.made((self as Dict).size)
      return null
    },
  ],
  method<Dict>('fromkeys', [['/iterable'], ['/value', null]], (_, [keys = null, value = null]) =>
    Dict.of(toArray(keys).map((key) => [key, value] as const)),
  ),
])

function pop(self: Dict, { positional, named }: Arguments): Value {
  const [key, fallback] = positional
  if (key === undefined || positional.length > 2 || named.size > 0) {
    throw typeError(`pop expected at least 1 argument, got ${positional.length}`)
  }
  const value = self.get(key)
  if (value === undefined) {
    if (fallback === undefined) throw missingKey(key)
    return fallback
  }
  self.delete(key)
  return value
}
