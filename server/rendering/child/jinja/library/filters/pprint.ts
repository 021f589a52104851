import { allowText } from '../../budget.ts'
import { isPythonError } from '../../errors.ts'
import { inOrder } from '../../operators/order.ts'
import { toRepr } from '../../operators/text.ts'
import { lengthOf } from '../../text/code-points.ts'
import { quote } from '../../text/quote.ts'
import { splitLines } from '../../text/white-space.ts'
import { Dict } from '../../values/dict.ts'
import { Group, List, Tuple, typeNameOf, type Value } from '../../values/value.ts'
import { filter } from './filter.ts'

const width = 80

interface Place {
  indent: number
  /** Characters that follow on the last line. */
  allowance: number
  level: number
}

/** Values with the keys of their dicts in order; the same as they are where nothing changes. */
function ordered(value: Value, open: Set<Value> = new Set()): Value {
  if (open.has(value)) return value
  open.add(value)
  const inner = (item: Value) => ordered(item, open)
  const result =
    value instanceof Dict
      ? Dict.of(byKey(value).map(([key, item]) => [inner(key), inner(item)] as const))
      : value instanceof Group
        ? value
        : value instanceof List
          ? new List(value.items.map(inner))
          : value instanceof Tuple
            ? new Tuple(value.items.map(inner))
            : value
  open.delete(value)
  return result
}

const byKey = (dict: Dict) => [...dict.entries()].toSorted(([a], [b]) => (precedes(a, b) ? -1 : precedes(b, a) ? 1 : 0))

/** Keys of different kinds are ordered by the names of their kinds. */
function precedes(a: Value, b: Value): boolean {
  try {
    return inOrder('<', a, b)
  } catch (cause) {
    if (!isPythonError(cause, 'TypeError')) throw cause
    return typeNameOf(a) < typeNameOf(b)
  }
}

function format(value: Value, { indent, allowance, level }: Place): string {
  const text = toRepr(value)
  if (lengthOf(text) <= width - indent - allowance) return text
  const place = { indent, allowance, level: level + 1 }
  if (typeof value === 'string') return formatText(value, place)
  if (value instanceof Dict && value.size > 0) return formatDict(value, place)
  if (value instanceof List) return `[${formatItems(value.items, { ...place, allowance: allowance + 1 })}]`
  if (!(value instanceof Tuple) || value instanceof Group) return text
  const end = value.items.length === 1 ? ',)' : ')'
  return `(${formatItems(value.items, { ...place, allowance: allowance + end.length })}${end}`
}

function formatDict(dict: Dict, { indent, allowance, level }: Place): string {
  const entries = [...dict.entries()]
  const lines = entries.map(([key, value], at) => {
    const name = toRepr(key)
    const after = at === entries.length - 1 ? allowance + 1 : 1
    return `${name}: ${format(value, { indent: indent + 1 + lengthOf(name) + 2, allowance: after, level })}`
  })
  return `{${lines.join(`,\n${' '.repeat(indent + 1)}`)}}`
}

function formatItems(items: Value[], { indent, allowance, level }: Place): string {
  return items
    .map((item, at) => format(item, { indent: indent + 1, allowance: at === items.length - 1 ? allowance : 1, level }))
    .join(`,\n${' '.repeat(indent + 1)}`)
}

function formatText(text: string, place: Place): string {
  const outermost = place.level === 1
  const indent = place.indent + (outermost ? 1 : 0)
  const allowance = place.allowance + (outermost ? 1 : 0)
  const lines = splitLines(text, 'kept')
  const chunks = lines.flatMap((line, at) => {
    const last = at === lines.length - 1
    return lengthOf(quote(line)) <= width - indent - (last ? allowance : 0)
      ? [quote(line)]
      : brokenLine(line, width - indent, last ? allowance : 0)
  })
  if (chunks.length === 1) return quote(lines.at(-1) ?? '')
  const joined = chunks.join(`\n${' '.repeat(indent)}`)
  return outermost ? `(${joined})` : joined
}

function brokenLine(line: string, room: number, allowance: number): string[] {
  const parts = line.match(/\S+\s*|\s+/g) ?? []
  const chunks: string[] = []
  let current = ''
  for (const [at, part] of parts.entries()) {
    const most = at === parts.length - 1 ? room - allowance : room
    if (lengthOf(quote(current + part)) > most) {
      if (current) chunks.push(quote(current))
      current = part
    } else current += part
  }
  return current ? [...chunks, quote(current)] : chunks
}

export const pprintFilters = filter('pprint', [], (value) => {
  // Whose plain text is small has few parts, though the same list may be in it many times.
  allowText(toRepr(value).length * 4)
  const text = format(ordered(value), { indent: 0, allowance: 0, level: 0 })
  allowText(text.length)
  return text
})
