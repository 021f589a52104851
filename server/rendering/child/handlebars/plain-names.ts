import { JsonNumber, type JsonValue, readJson } from '../../json/read-json.ts'
import type { RenderRequest } from '../../request.ts'

/** JavaScript puts keys such as `"10"` first, in order of size; who iterates must ask here for the order as written. */
const written = new WeakMap<object, string[]>()

export const keysOf = (map: object): string[] => written.get(map) ?? Object.keys(map)

/** The names as plain data. Whole numbers that JavaScript would round are bigints. */
export function plainNames({ names }: RenderRequest): unknown {
  return typeof names === 'string' ? plain(readJson(names)) : names
}

function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return numberOf(value)
  if (Array.isArray(value)) return value.map(plain)
  if (!(value instanceof Map)) return value
  // Defines own properties, `__proto__` too, and sets nothing.
  const map = Object.fromEntries(Array.from(value, ([key, item]) => [key, plain(item)]))
  const keys = [...value.keys()]
  if (keys.some((key) => /^\d+$/.test(key))) written.set(map, keys)
  return map
}

function numberOf(number: JsonNumber): number | bigint {
  const rounded = Number(number.text)
  return number.isFloat || Number.isSafeInteger(rounded) ? rounded : BigInt(number.text)
}
