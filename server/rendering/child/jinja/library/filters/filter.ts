import { bindArguments, type ParameterSpec } from '../../runtime/call.ts'
import type { Run } from '../../runtime/run.ts'
import type { Arguments, Value } from '../../values/value.ts'

export type Filter = (run: Run, value: Value, args: Arguments) => Value

/** A filter under its names, with its parameters after the value. */
export function filter(
  names: string,
  parameters: readonly ParameterSpec[],
  body: (value: Value, args: Value[], run: Run) => Value,
): [string, Filter][] {
  const made: Filter = (run, value, args) =>
    body(value, bindArguments(`do_${names.split(' ')[0]}`, parameters, args), run)
  return names.split(' ').map((name) => [name, made])
}
