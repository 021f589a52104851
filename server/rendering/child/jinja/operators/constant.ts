import { PythonError } from '../errors.ts'
import { Dict } from '../values/dict.ts'
import { List, Tuple, type Value } from '../values/value.ts'
import { binary, negate } from './binary.ts'

/** A constant of Jinja2 cannot hold infinity or NaN: Python looks for a variable of that name. */
export function refuseInfinity(value: Value) {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const name = Number.isNaN(value) ? 'nan' : 'inf'
    const message = `name '${name}' is not defined; Jinja2 cannot use it as a constant. Compare with a large number instead.`
    throw new PythonError('NameError', message)
  }
  if (value instanceof List || value instanceof Tuple) for (const item of value.items) refuseInfinity(item)
  if (value instanceof Dict) for (const pair of value.entries()) for (const item of pair) refuseInfinity(item)
}

/** `constant ** right`, with the sign of the constant applied last: Python sees `-2 ** right`. */
export function powerOfConstant(left: Value, right: Value): Value {
  const isNegative = typeof left === 'number' ? left < 0 || Object.is(left, -0) : typeof left === 'bigint' && left < 0n
  return isNegative ? negate(binary('**', negate(left), right)) : binary('**', left, right)
}
