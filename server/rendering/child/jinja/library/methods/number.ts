import { PythonError, typeError } from '../../errors.ts'
import { hexOfFloat } from '../../text/hex-float.ts'
import { Callable, type Range, Tuple, type Value } from '../../values/value.ts'

/** A method that takes nothing. */
const method = (name: string, answer: () => Value) =>
  new Callable(name, ({ positional, named }) => {
    const count = positional.length + named.size
    if (count > 0) throw typeError(`${name}() takes no arguments (${count} given)`)
    return answer()
  })
const constant = (name: string, value: Value) => method(name, () => value)

export function integerAttributes(value: bigint, name: string): Value | undefined {
  const magnitude = value < 0n ? -value : value
  const bits = magnitude === 0n ? '' : magnitude.toString(2)
  switch (name) {
    case 'real':
    case 'numerator':
      return value
    case 'imag':
      return 0n
    case 'denominator':
      return 1n
    case 'bit_length':
      return constant(name, BigInt(bits.length))
    case 'bit_count':
      return constant(name, BigInt(bits.replaceAll('0', '').length))
    case 'conjugate':
      return constant(name, value)
    case 'as_integer_ratio':
      return constant(name, new Tuple([value, 1n]))
    default:
      return undefined
  }
}

export function floatAttributes(value: number, name: string): Value | undefined {
  switch (name) {
    case 'real':
      return value
    case 'imag':
      return 0
    case 'is_integer':
      return constant(name, Number.isInteger(value))
    case 'conjugate':
      return constant(name, value)
    case 'as_integer_ratio':
      return method(name, () => ratio(value))
    case 'hex':
      return constant(name, hexOfFloat(value))
    default:
      return undefined
  }
}

function ratio(value: number): Value {
  if (!Number.isFinite(value)) throw new PythonError('OverflowError', 'cannot convert Infinity to integer ratio')
  let [numerator, denominator] = [value, 1n]
  for (; !Number.isInteger(numerator); numerator *= 2) denominator *= 2n
  return new Tuple([BigInt(numerator), denominator])
}

export function rangeAttributes(range: Range, name: string): Value | undefined {
  return name === 'start' || name === 'stop' || name === 'step' ? range[name] : undefined
}
