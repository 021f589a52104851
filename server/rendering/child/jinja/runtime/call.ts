import { typeError } from '../errors.ts'
import { undefinedError } from '../values/hash.ts'
import { type Arguments, Callable, Special, typeNameOf, Undefined, type Value } from '../values/value.ts'

/** `value(…)` */
export function callValue(value: Value, args: Arguments): Value {
  if (value instanceof Callable) return value.call(args)
  if (value instanceof Undefined) throw undefinedError(value)
  if (value instanceof Special && value.call) return value.call(args)
  throw typeError(`'${typeNameOf(value)}' object is not callable`)
}

export const isCallable = (value: Value): boolean =>
  value instanceof Callable || value instanceof Undefined || (value instanceof Special && value.call !== undefined)

/** A parameter's name, and its value when it may be left out. */
export type ParameterSpec = readonly [name: string, fallback?: Value]

/** The values of a function's parameters, in their order, or what Python says about the arguments. */
export function bindArguments(name: string, parameters: readonly ParameterSpec[], args: Arguments): Value[] {
  const { positional, named } = args
  if (positional.length > parameters.length) throw tooMany(name, parameters, positional.length)
  for (const key of named.keys()) {
    const place = parameters.findIndex(([parameter]) => parameter === key)
    if (place === -1) throw typeError(`${name}() got an unexpected keyword argument '${key}'`)
    if (place < positional.length) throw typeError(`${name}() got multiple values for argument '${key}'`)
  }
  return parameters.map(([parameter, fallback], index) => {
    const given = positional[index] === undefined ? named.get(parameter) : positional[index]
    const value = given === undefined ? fallback : given
    if (value === undefined) throw typeError(`${name}() missing required argument: '${parameter.replace('/', '')}'`)
    return value
  })
}

function tooMany(name: string, parameters: readonly ParameterSpec[], count: number): Error {
  const most = parameters.length
  const least = parameters.filter(([, fallback]) => fallback === undefined).length
  const takes = least === most ? `${most}` : `from ${least} to ${most}`
  return typeError(`${name}() takes ${takes} positional arguments but ${count} were given`)
}
