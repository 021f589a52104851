import { PythonError, typeError } from '../errors.ts'
import { DictView, integerOf, List, Range, Thing, Tuple, textOf, typeNameOf, Undefined, type Value } from './value.ts'

/** What a JavaScript map tells apart exactly as Python's dict does. */
export type Key = string | bigint | number | null | Thing

/** NUL begins the keys that are not texts; a text that begins with NUL gets another one. */
const reserved = '\0'

/** The same key for values that are equal; lists and dicts have none. */
export function hashKey(value: Value): Key {
  const text = textOf(value)
  if (text !== undefined) return text.startsWith(reserved) ? `${reserved}${text}` : text
  const integer = integerOf(value)
  if (integer !== undefined) return integer
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value) : value
  if (value instanceof Tuple) return `${reserved}(${value.items.map(part).join(',')})`
  if (value instanceof Undefined) return hashUndefined(value)
  if (value instanceof List || isDict(value) || isSet(value)) throw typeError(`unhashable type: '${typeNameOf(value)}'`)
  if (value instanceof Range) return `${reserved}range ${value.start} ${value.stop} ${value.step}`
  return value as Key
}

function hashUndefined(value: Undefined): Key {
  if (value.cause !== 'blank') throw undefinedError(value)
  return `${reserved}undefined`
}

function part(value: Value): string {
  const key = hashKey(value)
  if (key instanceof Thing) throw typeError(`unhashable type: '${typeNameOf(value)}'`)
  return typeof key === 'string' ? JSON.stringify(key) : `${key}`
}

/** Views of keys and items compare as sets, which change. */
const isSet = (value: Value) => value instanceof DictView && value.part !== 'values'

// The class itself would be a cycle of imports.
const isDict = (value: Value) => value instanceof Thing && value.typeName === 'dict'

export const undefinedError = ({ message, cause }: Undefined) =>
  new PythonError(cause === 'forbidden' ? 'SecurityError' : 'UndefinedError', message)
