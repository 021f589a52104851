import { allowText } from '../budget.ts'
import { valueError } from '../errors.ts'
import { quote } from './quote.ts'
import { strip } from './white-space.ts'

/** Python reads the decimal digits of every script; they stand in runs of ten, from zero to nine. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let before = code
    while (/\p{Nd}/u.test(String.fromCodePoint(before - 1))) before--
    return String((code - before) % 10)
  })
}

const patterns: Record<number, RegExp> = {
  2: /^(?:0b_?)?[01]+(?:_[01]+)*$/i,
  8: /^(?:0o_?)?[0-7]+(?:_[0-7]+)*$/i,
  16: /^(?:0x_?)?[\da-f]+(?:_[\da-f]+)*$/i,
}

/** `int(text, base)` */
export function parseInteger(text: string, base: number): bigint {
  if (base !== 0 && (base < 2 || base > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0')
  const [, sign = '', body = ''] = /^([+-]?)([\s\S]*)$/.exec(asciiDigits(strip(text))) ?? []
  const radix = base === 0 ? guessBase(body) : base
  const pattern = patterns[radix] ?? /^[\da-z]+(?:_[\da-z]+)*$/i
  const digits = body.replace(patterns[radix] ? /^0[box]/i : /^(?!)/, '').replaceAll('_', '')
  const leadingZero = base === 0 && radix === 10 && /^0[_0]*[1-9]/.test(body)
  const value = pattern.test(body) && !leadingZero ? parseDigits(digits, radix) : undefined
  if (value !== undefined) return sign === '-' ? -value : value
  throw valueError(`invalid literal for int() with base ${base}: ${quote(text)}`)
}

const guessBase = (body: string) => ({ b: 2, o: 8, x: 16 })[/^0([box])/i.exec(body)?.[1]?.toLowerCase() ?? ''] ?? 10

const prefixes: Record<number, string> = { 2: '0b', 8: '0o', 16: '0x' }

const tooManyDigits = () => valueError('Exceeds the limit (4300 digits) for integer string conversion')

function parseDigits(digits: string, radix: number): bigint | undefined {
  if (radix === 10) {
    if (!/^\d+$/.test(digits)) return undefined
    if (digits.length > 4300) throw tooManyDigits()
    return BigInt(digits)
  }
  // Bases that are powers of two are read digit by digit; Python limits the others.
  const prefix = prefixes[radix]
  if (prefix) return BigInt(prefix + digits)
  if (digits.length > 4300 && (radix & (radix - 1)) !== 0) throw tooManyDigits()
  allowText(digits.length * 64)
  let value = 0n
  for (const character of digits) {
    const digit = Number.parseInt(character, radix)
    if (Number.isNaN(digit)) return undefined
    value = value * BigInt(radix) + BigInt(digit)
  }
  return value
}

const decimal = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i
const named = /^([+-]?)(inf|infinity|nan)$/i

/** `float(text)` */
export function parseFloatText(text: string): number {
  const body = asciiDigits(strip(text))
  if (decimal.test(body)) return Number(body.replaceAll('_', ''))
  const [, sign, name = ''] = named.exec(body) ?? []
  if (!name) throw valueError(`could not convert string to float: ${quote(text)}`)
  if (name.toLowerCase() === 'nan') return Number.NaN
  return sign === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}
