import { argumentError, isPythonError, PythonError, typeError, valueError } from '../../errors.ts'
import { divide, multiply, power, toFloat } from '../../operators/arithmetic.ts'
import { binary } from '../../operators/binary.ts'
import { each, isTrue } from '../../operators/iterate.ts'
import type { Run } from '../../runtime/run.ts'
import { divideHalfEven, scaled, toPlaces } from '../../text/decimal.ts'
import { parseFloatText, parseInteger } from '../../text/numbers.ts'
import { undefinedError } from '../../values/hash.ts'
import { integerOf, textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'
import { attributeGetter } from './attribute.ts'
import { filter } from './filter.ts'

/** `int(value)` of a number */
function truncated(value: number): bigint {
  if (Number.isNaN(value)) throw valueError('cannot convert float NaN to integer')
  if (!Number.isFinite(value)) throw new PythonError('OverflowError', 'cannot convert float infinity to integer')
  return BigInt(Math.trunc(value))
}

function integer(value: Value, base: Value): bigint {
  const text = textOf(value)
  if (text !== undefined) {
    const radix = integerOf(base)
    if (radix === undefined) throw typeError(`'${typeNameOf(base)}' object cannot be interpreted as an integer`)
    return parseInteger(text, Number(radix))
  }
  if (value instanceof Undefined) throw undefinedError(value)
  const number = typeof value === 'number' ? truncated(value) : integerOf(value)
  if (number === undefined)
    throw typeError(`int() argument must be a string or a real number, not '${typeNameOf(value)}'`)
  return number
}

/** `float(value)` */
export function float(value: Value): number {
  const text = textOf(value)
  if (text !== undefined) return parseFloatText(text)
  if (value instanceof Undefined) throw undefinedError(value)
  const number = typeof value === 'number' ? value : integerOf(value)
  if (number === undefined)
    throw typeError(`float() argument must be a string or a real number, not '${typeNameOf(value)}'`)
  return toFloat(number)
}

function asInteger(value: Value, [fallback = 0n, base = 10n]: Value[]): Value {
  try {
    return integer(value, base)
  } catch (cause) {
    if (!isPythonError(cause, 'TypeError', 'ValueError')) throw cause
  }
  try {
    return truncated(float(value))
  } catch (cause) {
    if (!isPythonError(cause, 'TypeError', 'ValueError', 'OverflowError')) throw cause
    return fallback
  }
}

function asFloat(value: Value, [fallback = 0]: Value[]): Value {
  try {
    return float(value)
  } catch (cause) {
    if (!isPythonError(cause, 'TypeError', 'ValueError')) throw cause
    return fallback
  }
}

function absolute(value: Value): Value {
  if (value instanceof Undefined) throw typeError("bad operand type for abs(): 'StrictUndefined'")
  const number = typeof value === 'number' ? value : integerOf(value)
  if (number === undefined) throw typeError(`bad operand type for abs(): '${typeNameOf(value)}'`)
  return typeof number === 'number' ? Math.abs(number) : number < 0n ? -number : number
}

function round(value: Value, [precision = 0n, method = 'common']: Value[]): Value {
  const how = textOf(method)
  if (how !== 'common' && how !== 'ceil' && how !== 'floor') throw argumentError('method must be common, ceil or floor')
  if (value instanceof Undefined) throw undefinedError(value)
  const number = typeof value === 'number' ? value : integerOf(value)
  if (number === undefined) throw typeError(`type ${typeNameOf(value)} doesn't define __round__ method`)
  if (how === 'common') return roundHalfEven(number, precision)
  const places = typeof precision === 'number' ? precision : integerOf(precision)
  if (places === undefined)
    throw typeError(`unsupported operand type(s) for ** or pow(): 'int' and '${typeNameOf(precision)}'`)
  const scale = power(10n, places)
  const product = multiply(number, scale)
  const whole = typeof product === 'bigint' ? product : truncated(Math[how](product))
  return divide(whole, scale)
}

function roundHalfEven(number: bigint | number, precision: Value): Value {
  const places = integerOf(precision)
  if (places === undefined && precision !== null) {
    throw typeError(`'${typeNameOf(precision)}' object cannot be interpreted as an integer`)
  }
  if (typeof number === 'bigint') return roundInteger(number, places ?? 0n)
  if (places === undefined) return BigInt(Math.sign(number)) * scaled(Math.abs(number), 0)
  return roundFloat(number, Number(places))
}

function roundInteger(number: bigint, places: bigint): bigint {
  if (places >= 0n) return number
  if (places < -5000n) return 0n
  const unit = 10n ** -places
  const rounded = divideHalfEven(number < 0n ? -number : number, unit) * unit
  return number < 0n ? -rounded : rounded
}

function roundFloat(number: number, places: number): number {
  if (!Number.isFinite(number) || places > 323) return number
  if (places < -308) return Object.is(Math.sign(number), -0) || number < 0 ? -0 : 0
  const magnitude =
    places >= 0
      ? Number(toPlaces(Math.abs(number), places))
      : Number(scaled(Math.abs(number), places) * 10n ** BigInt(-places))
  return number < 0 || Object.is(number, -0) ? -magnitude : magnitude
}

function sum(value: Value, [attribute = null, start = 0n]: Value[], run: Run): Value {
  if (textOf(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]")
  const get = attribute === null ? (item: Value) => item : attributeGetter(run, attribute)
  let total = start
  for (const item of each(value)) total = binary('+', total, get(item))
  return total
}

const units = ['k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y']

function fileSize(value: Value, [binaryUnits = false]: Value[]): Value {
  const bytes = float(value)
  const isBinary = isTrue(binaryUnits)
  const base = isBinary ? 1024 : 1000
  if (bytes === 1) return '1 Byte'
  if (bytes < base) return `${truncated(bytes)} Bytes`
  let at = 0
  while (at < units.length - 1 && !(bytes < base ** (at + 2))) at++
  // As Python divides: the power is an integer, and exact.
  const shown = divide(base * bytes, BigInt(base) ** BigInt(at + 2))
  const unit = isBinary ? `${units[at]?.toUpperCase()}iB` : `${units[at]}B`
  const text = Number.isFinite(shown)
    ? toPlaces(Math.abs(shown), 1)
    : String(shown).toLowerCase().replace('infinity', 'inf')
  return `${shown < 0 ? '-' : ''}${text} ${unit}`
}

export const numberFilters = [
  ...filter(
    'int',
    [
      ['default', 0n],
      ['base', 10n],
    ],
    asInteger,
  ),
  ...filter('float', [['default', 0]], asFloat),
  ...filter('abs', [], absolute),
  ...filter(
    'round',
    [
      ['precision', 0n],
      ['method', 'common'],
    ],
    round,
  ),
  ...filter(
    'sum',
    [
      ['attribute', null],
      ['start', 0n],
    ],
    sum,
  ),
  ...filter('filesizeformat', [['binary', false]], fileSize),
]
