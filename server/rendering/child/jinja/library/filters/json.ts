import { allowText } from '../../budget.ts'
import { typeError, valueError } from '../../errors.ts'
import { sorted } from '../../operators/order.ts'
import { integerText } from '../../operators/text.ts'
import { floatText } from '../../text/decimal.ts'
import { Dict } from '../../values/dict.ts'
import { integerOf, List, Markup, Tuple, textOf, typeNameOf, type Value } from '../../values/value.ts'
import { filter } from './filter.ts'

interface Writer {
  /** The spaces of one level; undefined for one line. */
  indent: string | undefined
  open: Set<Value>
  size: number
}

function write(writer: Writer, value: Value, level: number): string {
  const text = writeScalar(value) ?? writeNested(writer, value, level)
  writer.size += text.length
  allowText(writer.size)
  return text
}

function writeScalar(value: Value): string | undefined {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'bigint') return integerText(value)
  if (typeof value === 'number') return jsonFloat(value)
  const text = textOf(value)
  return text === undefined ? undefined : jsonText(text)
}

function jsonFloat(value: number): string {
  if (Number.isFinite(value)) return floatText(value)
  return Number.isNaN(value) ? 'NaN' : value > 0 ? 'Infinity' : '-Infinity'
}

/** Python escapes everything that is not ASCII, by halves of surrogate pairs. */
const jsonText = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

function writeNested(writer: Writer, value: Value, level: number): string {
  if (!(value instanceof List || value instanceof Tuple || value instanceof Dict)) {
    throw typeError(`Object of type ${typeNameOf(value)} is not JSON serializable`)
  }
  if (writer.open.has(value)) throw valueError('Circular reference detected')
  writer.open.add(value)
  const isDict = value instanceof Dict
  const parts = isDict
    ? entries(value).map(([key, item]) => `${jsonText(key)}: ${write(writer, item, level + 1)}`)
    : value.items.map((item) => write(writer, item, level + 1))
  writer.open.delete(value)
  const [open, close] = isDict ? ['{', '}'] : ['[', ']']
  if (parts.length === 0) return open + close
  if (writer.indent === undefined) return open + parts.join(', ') + close
  const line = `\n${writer.indent.repeat(level + 1)}`
  return `${open}${line}${parts.join(`,${line}`)}\n${writer.indent.repeat(level)}${close}`
}

function entries(dict: Dict): [string, Value][] {
  const ordered = sorted([...dict.entries()], ([key]) => key, 'ascending')
  return ordered.map(([key, value]) => [keyText(key), value])
}

function keyText(key: Value): string {
  const text = textOf(key) ?? (key instanceof Tuple ? undefined : writeScalar(key))
  if (text !== undefined) return text
  throw typeError(`keys must be str, int, float, bool or None, not ${typeNameOf(key)}`)
}

const unsafe: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', "'": '\\u0027' }

function toJson(value: Value, [indent = null]: Value[]): Value {
  // A text alone is written before the indentation is looked at.
  const spaces =
    indent === null || textOf(value) !== undefined ? undefined : (textOf(indent) ?? ' '.repeat(width(indent)))
  const text = write({ indent: spaces, open: new Set(), size: 0 }, value, 0)
  return new Markup(text.replace(/[<>&']/g, (character) => unsafe[character] ?? ''))
}

function width(indent: Value): number {
  const integer = integerOf(indent)
  if (integer === undefined) throw typeError(`can't multiply sequence by non-int of type '${typeNameOf(indent)}'`)
  allowText(integer)
  return Math.max(0, Number(integer))
}

export const jsonFilters = filter('tojson', [['indent', null]], toJson)
