import { like } from '../../operators/escape.ts'
import { itemOf } from '../../runtime/attributes.ts'
import type { Run } from '../../runtime/run.ts'
import { isText, textOf, Undefined, type Value } from '../../values/value.ts'
import { isDigits } from '../methods/text-questions.ts'

type Getter = (item: Value) => Value

/** `a.b.0` as the keys to follow. */
function keysOf(attribute: Value): Value[] {
  if (attribute === null) return []
  const text = textOf(attribute)
  if (text === undefined) return [attribute]
  return text.split('.').map((part) => (isDigits(part) ? BigInt(part) : part))
}

/** Reads an attribute of an item; what is missing on the way is the fallback, when there is one. */
export function attributeGetter(
  run: Run,
  attribute: Value,
  fallback: Value = null,
  after: Getter = (value) => value,
): Getter {
  const keys = keysOf(attribute)
  return (item) => {
    let value = item
    for (const key of keys) {
      value = itemOf(run, value, key)
      if (fallback !== null && value instanceof Undefined) value = fallback
    }
    return after(value)
  }
}

/** `a,b.c`: several attributes at once, to sort by. */
export function attributesGetter(run: Run, attribute: Value, after: Getter): (item: Value) => Value[] {
  const text = textOf(attribute)
  const getters = (text === undefined ? [attribute] : text.split(',')).map((part) =>
    attributeGetter(run, part, null, after),
  )
  return (item) => getters.map((getter) => getter(item))
}

export const ignoreCase: Getter = (value) => (isText(value) ? like(value, (textOf(value) ?? '').toLowerCase()) : value)

export const asWritten: Getter = (value) => value
