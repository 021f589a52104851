import { typeError } from '../errors.ts'
import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import { DictView, integerOf, List, Range, Tuple, textOf, typeNameOf, Undefined, type Value } from '../values/value.ts'
import { same } from './equality.ts'
import { each } from './iterate.ts'

/** `value in container` */
export function contains(container: Value, value: Value): boolean {
  if (container instanceof Undefined && container.cause !== 'blank') throw undefinedError(container)
  const text = textOf(container)
  if (text !== undefined) {
    const part = textOf(value)
    if (part === undefined) throw typeError(`'in <string>' requires string as left operand, not ${typeNameOf(value)}`)
    return text.includes(part)
  }
  if (container instanceof Dict) return container.has(value)
  if (container instanceof DictView && container.part === 'keys') return container.dict.has(value)
  if (container instanceof List || container instanceof Tuple) return container.items.some((item) => same(item, value))
  if (container instanceof Range && integerOf(value) !== undefined) return inRange(container, integerOf(value) ?? 0n)
  if (!canIterate(container)) throw typeError(`argument of type '${typeNameOf(container)}' is not iterable`)
  for (const item of each(container)) if (same(item, value)) return true
  return false
}

const canIterate = (value: Value) => typeof value === 'object' && value !== null

function inRange({ start, step, length }: Range, value: bigint): boolean {
  const offset = value - start
  return offset % step === 0n && offset / step >= 0n && offset / step < length
}
