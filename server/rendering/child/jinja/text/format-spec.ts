import { allowText } from '../budget.ts'
import { valueError } from '../errors.ts'
import { lengthOf } from './code-points.ts'

/** `[[fill]align][sign][z][#][0][width][grouping][.precision][type]` of Python's format specification. */
export interface FormatSpec {
  fill: string
  align: '<' | '>' | '=' | '^' | ''
  sign: '+' | '-' | ' ' | ''
  noNegativeZero: boolean
  alternate: boolean
  width: number
  grouping: ',' | '_' | ''
  precision: number | undefined
  type: string
}

const pattern = /^(?:(.)?([<>=^]))?([+\- ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([\s\S])?$/u

export function parseFormatSpec(text: string, typeName: string): FormatSpec {
  const found = pattern.exec(text)
  if (!found) throw invalid(text, typeName)
  const [, fill, align = '', sign = '', z, alternate, zero, width, grouping = '', precision, type = ''] = found
  const spec: FormatSpec = {
    fill: fill ?? (zero ? '0' : ' '),
    align: (align || (zero ? '=' : '')) as FormatSpec['align'],
    sign: sign as FormatSpec['sign'],
    noNegativeZero: z !== undefined,
    alternate: alternate !== undefined,
    width: number(width) ?? 0,
    grouping: grouping as FormatSpec['grouping'],
    precision: number(precision),
    type,
  }
  allowText(spec.width)
  allowText(spec.precision ?? 0)
  return spec
}

const number = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))

function invalid(text: string, typeName: string): Error {
  if (/\.$/.test(text)) return valueError('Format specifier missing precision')
  if (/[,_][,_]/.test(text)) return valueError("Cannot specify both ',' and '_'.")
  return valueError(`Invalid format specifier '${text}' for object of type '${typeName}'`)
}

/** Fills up to the width. The sign stays in front of zeros. */
export function pad(prefix: string, body: string, spec: FormatSpec, natural: '<' | '>'): string {
  const missing = spec.width - lengthOf(prefix) - lengthOf(body)
  if (missing <= 0) return prefix + body
  const align = spec.align || natural
  if (align === '=') return prefix + spec.fill.repeat(missing) + body
  const before = align === '<' ? 0 : align === '>' ? missing : missing >> 1
  return spec.fill.repeat(before) + prefix + body + spec.fill.repeat(missing - before)
}

export function signOf(isNegative: boolean, sign: FormatSpec['sign']): string {
  if (isNegative) return '-'
  return sign === '-' ? '' : sign
}

/** Digits in groups, from the right; zeros that fill the width are grouped, too. */
export function group(digits: string, separator: string, size: number, minimum: number): string {
  let text = digits
  const grouped = () => text.replace(new RegExp(`(?<=\\w)(?=(?:\\w{${size}})+$)`, 'g'), separator)
  if (!separator) return text.padStart(minimum, '0')
  while (grouped().length < minimum) text = `0${text}`
  return grouped()
}
