import { allowText } from '../../budget.ts'
import { PythonError, typeError, valueError } from '../../errors.ts'
import { escapedText, like } from '../../operators/escape.ts'
import { toRepr, toText } from '../../operators/text.ts'
import { attributeOf, itemOf } from '../../runtime/attributes.ts'
import type { Run } from '../../runtime/run.ts'
import { formatFloat, formatInteger, formatText } from '../../text/format-number.ts'
import { parseFormatSpec } from '../../text/format-spec.ts'
import { asciiOnly } from '../../text/quote.ts'
import { Dict } from '../../values/dict.ts'
import { type Arguments, Markup, textOf, typeNameOf, type Value } from '../../values/value.ts'

interface Formatting {
  run: Run
  /** Of the format: a safe one escapes its values. */
  self: Value
  args: Arguments
  /** For `format_map`. */
  mapping: Value | undefined
  /** The next automatic field; null once fields were numbered by hand. */
  automatic: number | null
}

/** `text.format(…)`, with the sandbox's rules for attributes. */
export function callFormat(run: Run, self: Value, args: Arguments, mapping?: Value): Value {
  const formatting: Formatting = { run, self, args, mapping, automatic: 0 }
  return like(self, expand(formatting, textOf(self) ?? '', 2))
}

function expand(formatting: Formatting, format: string, depth: number): string {
  if (depth < 0) throw valueError('Max string recursion exceeded')
  let result = ''
  for (let at = 0; at < format.length; ) {
    const brace = /[{}]/.exec(format.slice(at))
    if (!brace) return result + format.slice(at)
    const open = at + brace.index
    result += format.slice(at, open)
    if (format[open + 1] === format[open]) {
      result += format[open]
      at = open + 2
      continue
    }
    if (format[open] === '}') throw valueError("Single '}' encountered in format string")
    const end = closing(format, open)
    result += field(formatting, format.slice(open + 1, end), depth)
    allowText(result.length)
    at = end + 1
  }
  return result
}

function closing(format: string, open: number): number {
  if (open + 1 >= format.length) throw valueError("Single '{' encountered in format string")
  let depth = 0
  let bracketed = false
  for (let at = open; at < format.length; at++) {
    const character = format[at]
    // Inside a key everything but its end is plain text.
    if (character === '[' && depth === 1) bracketed = true
    else if (character === ']') bracketed = false
    if (bracketed) continue
    if (character === '{') depth++
    if (character === '}' && --depth === 0) return at
  }
  throw valueError("expected '}' before end of string")
}

const fieldPattern = /^((?:[^[\]:!{}]|\[[^\]]*\])*)(?:!([\s\S]?))?(?::([\s\S]*))?$/

function field(formatting: Formatting, text: string, depth: number): string {
  const found = fieldPattern.exec(text)
  if (!found) throw valueError("expected ':' after conversion specifier")
  const [, name = '', conversion, spec = ''] = found
  const value = converted(getField(formatting, name), conversion)
  return formatField(formatting, value, expand(formatting, spec, depth - 1))
}

function converted(value: Value, conversion: string | undefined): Value {
  switch (conversion) {
    case undefined:
      return value
    case 's':
      return toText(value)
    case 'r':
      return toRepr(value)
    case 'a':
      return asciiOnly(toRepr(value))
    default:
      throw valueError(`Unknown conversion specifier ${conversion}`)
  }
}

function getField(formatting: Formatting, name: string): Value {
  const [, first = '', rest = ''] = /^([^.[]*)([\s\S]*)$/.exec(name) ?? []
  const number = /^\d*$/.test(name) ? numbered(formatting, name) : first
  let value = /^\d+$/.test(number) ? positional(formatting, Number(number)) : named(formatting, number)
  let left = rest
  while (left !== '') {
    const step = /^(?:\.([^.[]+)|\[([^\]]+)\])/.exec(left)
    if (!step)
      throw valueError(left.startsWith('[') ? "Missing ']' in format string" : 'Empty attribute in format string')
    const [whole, attribute, key = ''] = step
    if (attribute !== undefined) value = attributeOf(formatting.run, value, attribute)
    else value = itemOf(formatting.run, value, /^\d+$/.test(key) ? BigInt(key) : key)
    left = left.slice(whole.length)
    if (left !== '' && !/^[.[]/.test(left)) throw valueError("Only '.' or '[' may follow ']' in format field specifier")
  }
  return value
}

/** The number of a field: its own, or the next one. A format has either all or none of them. */
function numbered(formatting: Formatting, name: string): string {
  if (name === '') {
    if (formatting.automatic !== null) return String(formatting.automatic++)
    throw valueError('cannot switch from manual field specification to automatic field numbering')
  }
  if (formatting.automatic)
    throw valueError('cannot switch from automatic field numbering to manual field specification')
  formatting.automatic = null
  return name
}

function positional({ args }: Formatting, index: number): Value {
  const value = args.positional[index]
  if (value !== undefined) return value
  throw new PythonError('IndexError', `Replacement index ${index} out of range for positional args tuple`)
}

function named({ args, mapping }: Formatting, name: string): Value {
  const value = mapping === undefined ? args.named.get(name) : mapping instanceof Dict ? mapping.get(name) : undefined
  if (value !== undefined) return value
  if (mapping !== undefined && !(mapping instanceof Dict)) throw typeError('format_map() needs a mapping')
  throw new PythonError('KeyError', `'${name}'`)
}

function formatField({ self }: Formatting, value: Value, spec: string): string {
  if (!(self instanceof Markup)) return formatValue(value, spec)
  if (!(value instanceof Markup)) return escapedText(formatValue(value, spec))
  if (spec !== '') throw valueError('Unsupported format specification for Markup.')
  return value.text
}

/** `format(value, spec)` */
export function formatValue(value: Value, spec: string): string {
  const text = textOf(value)
  if (text !== undefined) return formatText(text, parseFormatSpec(spec, typeNameOf(value)))
  if (spec === '') return toText(value)
  switch (typeof value) {
    case 'boolean':
    case 'bigint':
      return formatInteger(BigInt(value), parseFormatSpec(spec, typeNameOf(value)))
    case 'number':
      return formatFloat(value, parseFormatSpec(spec, 'float'))
    default:
      throw typeError(`unsupported format string passed to ${typeNameOf(value)}.__format__`)
  }
}
