import { allowItems, allowText } from '../budget.ts'
import { typeError } from '../errors.ts'
import { formatPercent } from '../text/percent-format.ts'
import { undefinedError } from '../values/hash.ts'
import { integerOf, isText, List, Markup, Tuple, textOf, typeNameOf, Undefined, type Value } from '../values/value.ts'
import { add, divide, floorDivide, modulo, multiply, power, subtract } from './arithmetic.ts'
import { escapedText } from './escape.ts'

export type Operator = '+' | '-' | '*' | '/' | '//' | '%' | '**'

const numeric = { '+': add, '-': subtract, '*': multiply, '/': divide, '//': floorDivide, '%': modulo, '**': power }

export function binary(operator: Operator, a: Value, b: Value): Value {
  if (a instanceof Undefined) throw undefinedError(a)
  if (operator === '%' && isText(a)) return formatPercent(a, b)
  if (b instanceof Undefined) throw undefinedError(b)
  const left = numberOf(a)
  const right = numberOf(b)
  if (left !== undefined && right !== undefined) return numeric[operator](left, right)
  const result = operator === '+' ? concatenate(a, b) : operator === '*' ? repeat(a, b) : undefined
  if (result === undefined) throw unsupported(operator, a, b)
  return result
}

const numberOf = (value: Value): bigint | number | undefined => (typeof value === 'number' ? value : integerOf(value))

function concatenate(a: Value, b: Value): Value | undefined {
  const [left, right] = [textOf(a), textOf(b)]
  if (left !== undefined && right !== undefined) {
    allowText(left.length + right.length)
    const safe = a instanceof Markup || b instanceof Markup
    return safe ? new Markup(escapedText(a) + escapedText(b)) : left + right
  }
  if (a instanceof List && b instanceof List) return new List([...a.items, ...b.items])
  if (a instanceof Tuple && b instanceof Tuple) return new Tuple([...a.items, ...b.items])
  if (a instanceof Markup || b instanceof Markup || (left === undefined && !isSequence(a))) return undefined
  throw concatenation(a, b)
}

const isSequence = (value: Value) => value instanceof List || value instanceof Tuple

function concatenation(a: Value, b: Value): Error {
  const type = typeNameOf(a)
  const message = `can only concatenate ${type} (not "${typeNameOf(b)}") to ${type}`
  return typeError(typeof a === 'string' ? `${message}; join other values with ~` : message)
}

function repeat(a: Value, b: Value): Value | undefined {
  const count = integerOf(b) ?? integerOf(a)
  const sequence = integerOf(b) === undefined ? b : a
  if (count === undefined) return undefined
  const times = count > 0n ? count : 0n
  const text = textOf(sequence)
  if (text !== undefined) {
    allowText(BigInt(text.length) * times)
    const repeated = text === '' ? '' : text.repeat(Number(times))
    return sequence instanceof Markup ? new Markup(repeated) : repeated
  }
  if (!(sequence instanceof List || sequence instanceof Tuple)) return undefined
  allowItems(BigInt(sequence.items.length) * times)
  const items = sequence.items.length === 0 ? [] : Array.from({ length: Number(times) }, () => sequence.items).flat()
  return sequence instanceof List ? new List(items) : new Tuple(items)
}

function unsupported(operator: Operator, a: Value, b: Value): Error {
  if (operator === '*' && (isText(a) || isText(b) || isSequence(a) || isSequence(b))) {
    const other = isText(a) || isSequence(a) ? b : a
    return typeError(`can't multiply sequence by non-int of type '${typeNameOf(other)}'`)
  }
  const name = operator === '**' ? '** or pow()' : operator
  return typeError(`unsupported operand type(s) for ${name}: '${typeNameOf(a)}' and '${typeNameOf(b)}'`)
}

export function negate(value: Value): Value {
  if (value instanceof Undefined) throw undefinedError(value)
  const number = numberOf(value)
  if (number === undefined) throw typeError(`bad operand type for unary -: '${typeNameOf(value)}'`)
  return -number
}

export function plus(value: Value): Value {
  if (value instanceof Undefined) throw undefinedError(value)
  const number = numberOf(value)
  if (number === undefined) throw typeError(`bad operand type for unary +: '${typeNameOf(value)}'`)
  return number
}
