import { bindArguments, type ParameterSpec } from '../../runtime/call.ts'
import type { Run } from '../../runtime/run.ts'
import type { Arguments, Value } from '../../values/value.ts'

/** A method of a built-in type: the object is what stands before the dot. */
export type Method = (run: Run, self: Value, args: Arguments) => Value

/** A method with parameters; what is left out has its fallback. */
export function method<Self extends Value>(
  name: string,
  parameters: readonly ParameterSpec[],
  body: (self: Self, args: Value[], run: Run) => Value,
): readonly [string, Method] {
  return [name, (run, self, args) => body(self as Self, bindArguments(name, parameters, args), run)]
}
