import { PythonError, Refusal, valueError } from '../errors.ts'
import { floatPower } from './power.ts'

type Numeric = bigint | number

/** More bits than a number in a template can honestly have. */
const mostBits = 65_536

export function add(a: Numeric, b: Numeric): Numeric {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a + b : toFloat(a) + toFloat(b)
}

export function subtract(a: Numeric, b: Numeric): Numeric {
  return typeof a === 'bigint' && typeof b === 'bigint' ? a - b : toFloat(a) - toFloat(b)
}

export function multiply(a: Numeric, b: Numeric): Numeric {
  if (typeof a !== 'bigint' || typeof b !== 'bigint') return toFloat(a) * toFloat(b)
  if (bitsOf(a) + bitsOf(b) > mostBits) throw tooLarge()
  return a * b
}

/** True division: always a float. */
export function divide(a: Numeric, b: Numeric): number {
  if (isZero(b))
    throw zeroDivision(typeof a === 'bigint' && typeof b === 'bigint' ? 'division by zero' : 'float division by zero')
  if (typeof a === 'bigint' && typeof b === 'bigint') return divideIntegers(a, b)
  return toFloat(a) / toFloat(b)
}

const isZero = (value: Numeric) => value === 0 || value === 0n

const exact = 2n ** 53n

function divideIntegers(a: bigint, b: bigint): number {
  const [numerator, denominator] = [a < 0n ? -a : a, b < 0n ? -b : b]
  const sign = a < 0n !== b < 0n ? -1 : 1
  if (numerator <= exact && denominator <= exact) return (sign * Number(numerator)) / Number(denominator)
  // 66 bits of the quotient and a sticky one behind them round as the whole quotient would.
  const shift = 66 - (bitsOf(numerator) - bitsOf(denominator))
  const [above, below] =
    shift >= 0 ? [numerator << BigInt(shift), denominator] : [numerator, denominator << BigInt(-shift)]
  const quotient = (above / below) * 2n + (above % below === 0n ? 0n : 1n)
  const result = Number(quotient) * 2 ** (-shift - 1)
  if (!Number.isFinite(result)) throw new PythonError('OverflowError', 'integer division result too large for a float')
  return sign * result
}

export function floorDivide(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw zeroDivision('integer division or modulo by zero')
    const quotient = a / b
    return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient
  }
  return floatDivision(toFloat(a), toFloat(b)).quotient
}

export function modulo(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    if (b === 0n) throw zeroDivision('integer modulo by zero')
    const rest = a % b
    return rest !== 0n && rest < 0n !== b < 0n ? rest + b : rest
  }
  return floatDivision(toFloat(a), toFloat(b)).rest
}

function floatDivision(a: number, b: number): { quotient: number; rest: number } {
  if (b === 0) throw zeroDivision('float floor division by zero')
  let rest = a % b
  let quotient = (a - rest) / b
  if (rest === 0) rest = b < 0 ? -0 : 0
  else if (rest < 0 !== b < 0) {
    rest += b
    quotient -= 1
  }
  if (quotient === 0) return { quotient: a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest }
  const floor = Math.floor(quotient)
  return { quotient: quotient - floor > 0.5 ? floor + 1 : floor, rest }
}

export function power(a: Numeric, b: Numeric): Numeric {
  if (typeof a === 'bigint' && typeof b === 'bigint' && b >= 0n) {
    const trivial = a === 0n || a === 1n || a === -1n
    if (!trivial && BigInt(bitsOf(a)) * b > mostBits) throw tooLarge()
    return a ** (trivial ? (b % 2n === 0n && b > 0n ? 2n : b === 0n ? 0n : 1n) : b)
  }
  const [base, exponent] = [toFloat(a), toFloat(b)]
  if (base === 0 && exponent < 0) throw zeroDivision('0.0 cannot be raised to a negative power')
  if (base === 1 || exponent === 0) return 1
  if (base < 0 && Number.isFinite(base) && Number.isFinite(exponent) && !Number.isInteger(exponent)) {
    throw valueError('a root of a negative number is a complex number, which templates cannot use')
  }
  const result = floatPower(base, exponent)
  if (Number.isFinite(base) && Number.isFinite(exponent) && !Number.isFinite(result)) {
    throw new PythonError('OverflowError', "(34, 'Numerical result out of range')")
  }
  return result
}

export function toFloat(value: Numeric): number {
  if (typeof value === 'number') return value
  const float = Number(value)
  if (!Number.isFinite(float)) throw new PythonError('OverflowError', 'int too large to convert to float')
  return float
}

function bitsOf(value: bigint): number {
  const magnitude = value < 0n ? -value : value
  return magnitude < exact ? Math.floor(Math.log2(Number(magnitude) + 1)) + 1 : magnitude.toString(16).length * 4
}

const zeroDivision = (message: string) => new PythonError('ZeroDivisionError', message)
const tooLarge = () => new Refusal('TEMPLATE_MEMORY', 'The template makes a number of more than 65,536 bits.')
