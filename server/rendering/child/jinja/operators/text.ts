import { allowText } from '../budget.ts'
import { Refusal, valueError } from '../errors.ts'
import { floatText } from '../text/decimal.ts'
import { quote } from '../text/quote.ts'
import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import { DictView, List, Markup, Range, Special, Tuple, typeNameOf, Undefined, type Value } from '../values/value.ts'

/** `str(value)` */
export function toText(value: Value): string {
  if (typeof value === 'string') return value
  if (value instanceof Markup) return value.text
  if (!(value instanceof Undefined)) return toRepr(value)
  if (value.cause === 'blank') return ''
  throw undefinedError(value)
}

/** `repr(value)` */
export function toRepr(value: Value): string {
  const writer = { size: 0, open: new Set<Value>() }
  return write(value, writer)
}

interface Writer {
  size: number
  open: Set<Value>
}

function write(value: Value, writer: Writer): string {
  const text =
    simple(value) ?? (value instanceof Dict || value instanceof DictView ? dict(value, writer) : list(value, writer))
  writer.size += text.length
  allowText(writer.size)
  return text
}

function simple(value: Value): string | undefined {
  if (value === null) return 'None'
  switch (typeof value) {
    case 'string':
      return quote(value)
    case 'boolean':
      return value ? 'True' : 'False'
    case 'bigint':
      return integerText(value)
    case 'number':
      return floatText(value)
  }
  if (value instanceof Markup) return `Markup(${quote(value.text)})`
  if (value instanceof Undefined) return 'Undefined'
  if (value instanceof Range) return rangeText(value)
  return value instanceof Special ? value.text() : undefined
}

const mostDigits = 4300

export function integerText(value: bigint): string {
  const text = value.toString()
  if (text.length <= mostDigits || text.replace('-', '').length <= mostDigits) return text
  throw valueError(`Exceeds the limit (${mostDigits} digits) for integer string conversion`)
}

const rangeText = ({ start, stop, step }: Range) =>
  step === 1n ? `range(${start}, ${stop})` : `range(${start}, ${stop}, ${step})`

function list(value: Value, writer: Writer): string {
  if (!(value instanceof List || value instanceof Tuple)) throw addressPrinted(value)
  const isList = value instanceof List
  if (writer.open.has(value)) return isList ? '[...]' : '(...)'
  writer.open.add(value)
  const items = value.items.map((item) => write(item, writer))
  writer.open.delete(value)
  if (isList) return `[${items.join(', ')}]`
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`
}

function dict(value: Dict | DictView, writer: Writer): string {
  if (value instanceof DictView) {
    const items = [...viewed(value)].map((item) => write(item, writer))
    return `${value.typeName}([${items.join(', ')}])`
  }
  if (writer.open.has(value)) return '{...}'
  writer.open.add(value)
  const items = Array.from(value.entries(), ([key, item]) => `${write(key, writer)}: ${write(item, writer)}`)
  writer.open.delete(value)
  return `{${items.join(', ')}}`
}

export function* viewed({ dict: source, part }: DictView): Generator<Value> {
  if (part === 'keys') yield* source.keys()
  else if (part === 'values') yield* source.values()
  else for (const entry of source.entries()) yield new Tuple(entry)
}

function addressPrinted(value: Value): Refusal {
  const name = typeNameOf(value)
  const advice =
    name === 'generator' || name.endsWith('iterator')
      ? 'Write |list or |join after it'
      : "Call it with (), or write ['name'] when a field is meant"
  const message = `Python would print a memory address here: the value is a ${name}. ${advice}.`
  return new Refusal('TEMPLATE_UNSAFE_VALUE', message)
}
