import { allowText } from '../budget.ts'
import { PythonError, typeError, valueError } from '../errors.ts'
import { toFloat } from '../operators/arithmetic.ts'
import { escapedText } from '../operators/escape.ts'
import { subscript } from '../operators/subscript.ts'
import { toRepr, toText } from '../operators/text.ts'
import { Dict } from '../values/dict.ts'
import { undefinedError } from '../values/hash.ts'
import { integerOf, List, Markup, Range, Tuple, textOf, typeNameOf, Undefined, type Value } from '../values/value.ts'
import { codePoints } from './code-points.ts'
import { formatFloat, formatInteger } from './format-number.ts'
import { type FormatSpec, pad } from './format-spec.ts'
import { asciiOnly } from './quote.ts'

/** `format % values`. With a safe format the values are escaped. */
export function formatPercent(format: string | Markup, values: Value): Value {
  if (typeof format === 'string') return fill(format, values, (text) => text)
  return new Markup(fill(format.text, values, (text) => escapedText(text)))
}

interface Filling {
  positional: Value[]
  next: number
  /** What `%(name)s` looks into. */
  mapping: Value | undefined
  escapeText(text: string): string
}

const conversion = /%(?:\(((?:[^()]|\([^()]*\))*)\))?([#0\- +]*)(\*|\d+)?(?:\.(\*|\d*))?([hlL]?)([\s\S]?)/gu

function fill(format: string, values: Value, escapeText: Filling['escapeText']): string {
  const isMapping =
    values instanceof Dict || values instanceof List || values instanceof Range || values instanceof Undefined
  const filling: Filling = {
    positional: values instanceof Tuple ? values.items : [values],
    next: 0,
    mapping: isMapping ? values : undefined,
    escapeText,
  }
  const text = format.replace(conversion, (...found) => convert(filling, found))
  if (filling.next < filling.positional.length && !isMapping) {
    throw typeError('not all arguments converted during string formatting')
  }
  allowText(text.length)
  return text
}

function convert(filling: Filling, found: string[]): string {
  const [, name, flags = '', width, precision, size = '', type = ''] = found
  if (type === '') throw valueError('incomplete format')
  const wide = width === '*' ? Number(starred(filling)) : Number(width ?? 0)
  const places =
    precision === '*' ? Math.max(0, Number(starred(filling))) : precision === undefined ? undefined : Number(precision)
  allowText(Math.abs(wide))
  allowText(places ?? 0)
  if (type === '%' && !flags && !size && width === undefined && precision === undefined && name === undefined)
    return '%'
  const value = name === undefined ? takeNext(filling) : lookUp(filling, name)
  const left = flags.includes('-') || wide < 0
  const spec: FormatSpec = {
    fill: flags.includes('0') && !left ? '0' : ' ',
    align: left ? '<' : flags.includes('0') ? '=' : '>',
    sign: flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '',
    noNegativeZero: false,
    alternate: flags.includes('#'),
    width: Math.abs(wide),
    grouping: '',
    precision: places,
    type,
  }
  return show(filling, value, spec)
}

function takeNext(filling: Filling): Value {
  const value = filling.positional[filling.next++]
  if (value === undefined) throw typeError('not enough arguments for format string')
  return value
}

function starred(filling: Filling): bigint {
  const value = integerOf(takeNext(filling))
  if (value === undefined) throw typeError('* wants int')
  return value
}

function lookUp({ mapping }: Filling, name: string): Value {
  if (mapping === undefined) throw typeError('format requires a mapping')
  if (mapping instanceof Undefined) throw undefinedError(mapping)
  if (!(mapping instanceof Dict)) throw typeError(`${typeNameOf(mapping)} indices must be integers or slices, not str`)
  const value = subscript(mapping, name)
  if (value === undefined) throw new PythonError('KeyError', `'${name}'`)
  return value
}

function show(filling: Filling, value: Value, spec: FormatSpec): string {
  switch (spec.type) {
    case 's':
      return padded(asText(filling, value), spec)
    case 'r':
      return padded(filling.escapeText(toRepr(value)), spec)
    case 'a':
      return padded(asciiOnly(filling.escapeText(toRepr(value))), spec)
    case 'c':
      return padded(character(value), { ...spec, precision: undefined })
    default:
      return showNumber(value, spec)
  }
}

/** Safe text in a safe format is not escaped again. */
function asText({ escapeText }: Filling, value: Value): string {
  return value instanceof Markup ? value.text : escapeText(toText(value))
}

function padded(text: string, spec: FormatSpec): string {
  const shown = spec.precision === undefined ? text : codePoints(text).slice(0, spec.precision).join('')
  return pad('', shown, { ...spec, fill: ' ', align: spec.align === '<' ? '<' : '>' }, '>')
}

function character(value: Value): string {
  const text = textOf(value)
  if (text !== undefined && codePoints(text).length === 1) return text
  const code = integerOf(value)
  if (code === undefined) throw typeError('%c requires int or char')
  if (code < 0n || code > 0x10ffffn) throw new PythonError('OverflowError', '%c arg not in range(0x110000)')
  return String.fromCodePoint(Number(code))
}

function showNumber(value: Value, spec: FormatSpec): string {
  const { type } = spec
  if ('eEfFgG'.includes(type)) return formatFloat(floatOf(value), spec)
  if (!'diuoxX'.includes(type)) {
    throw valueError(`unsupported format character '${type}' (0x${(type.codePointAt(0) ?? 0).toString(16)})`)
  }
  const integer = integerFor(value, type)
  const plain = { ...spec, precision: undefined, type: 'diu'.includes(type) ? 'd' : type }
  const body = formatInteger(integer, { ...plain, width: 0, align: '', alternate: false })
  const [, sign = '', digits = ''] = /^([+\- ]?)(.*)$/.exec(body) ?? []
  // A precision is the least number of digits; Python's newer formats do not have that.
  if (digits.length >= (spec.precision ?? 0)) return formatInteger(integer, plain)
  const prefix = spec.alternate && 'oxX'.includes(type) ? `0${type}` : ''
  return pad(sign + prefix, digits.padStart(spec.precision ?? 0, '0'), spec, '>')
}

function integerFor(value: Value, type: string): bigint {
  if (value instanceof Undefined) throw undefinedError(value)
  const integer = integerOf(value)
  if (integer !== undefined) return integer
  if (typeof value === 'number' && 'diu'.includes(type)) {
    if (!Number.isFinite(value)) throw new PythonError('OverflowError', 'cannot convert float infinity to integer')
    return BigInt(Math.trunc(value))
  }
  const wanted = 'diu'.includes(type) ? 'a real number is required' : 'an integer is required'
  throw typeError(`%${type} format: ${wanted}, not ${typeNameOf(value)}`)
}

function floatOf(value: Value): number {
  if (value instanceof Undefined) throw undefinedError(value)
  const integer = typeof value === 'number' ? value : integerOf(value)
  if (integer === undefined) throw typeError(`must be real number, not ${typeNameOf(value)}`)
  return toFloat(integer)
}
