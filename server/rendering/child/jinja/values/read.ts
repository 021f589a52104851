import { type JsonMap, JsonNumber, type JsonValue, readJson } from '../../../json/read-json.ts'
import { Dict } from './dict.ts'
import { List, type Value } from './value.ts'

/** The names of a template as Python's own JSON reader would give them: `80.0` is a float, integers have any length. */
export function readNames(names: Record<string, unknown> | string): Map<string, Value> {
  const read = readJson(typeof names === 'string' ? names : JSON.stringify(names))
  const map: JsonMap = read instanceof Map ? read : new Map()
  return new Map(Array.from(map, ([name, value]) => [name, toValue(value)]))
}

function toValue(value: JsonValue): Value {
  if (value === null || typeof value !== 'object') return value
  if (value instanceof JsonNumber) return value.isFloat ? Number(value.text) : BigInt(value.text)
  if (Array.isArray(value)) return new List(value.map(toValue))
  return Dict.of(Array.from(value, ([key, item]) => [key, toValue(item)] as const))
}
