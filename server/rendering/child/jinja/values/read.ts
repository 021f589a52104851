import { Dict } from './dict.ts'
import { List, type Value } from './value.ts'

/**
 * Plain JSON data as Python values. Whole numbers are integers, except those that YAML wrote as floats: `floats` are
 * their JSON pointers.
 */
export function readNames(names: Record<string, unknown>, floats: readonly string[] = []): Map<string, Value> {
  const written = new Set(floats)
  return new Map(Object.entries(names).map(([name, value]) => [name, read(value, `/${escapePointer(name)}`, written)]))
}

function read(value: unknown, at: string, floats: ReadonlySet<string>): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isInteger(value) && !floats.has(at) ? BigInt(value) : value
  if (Array.isArray(value)) return new List(value.map((item, index) => read(item, `${at}/${index}`, floats)))
  if (typeof value !== 'object' || value === null) return null
  return Dict.of(
    Object.entries(value).map(([key, item]) => [key, read(item, `${at}/${escapePointer(key)}`, floats)] as const),
  )
}

const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
