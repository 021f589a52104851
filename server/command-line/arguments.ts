/** The call is wrong, not what it is about. */
export class UsageProblem extends Error {}

interface Accepts {
  /** Options that take a value, such as `--part instance`. */
  values?: readonly string[]
  flags?: readonly string[]
}

export interface Arguments {
  /** The one argument that is not an option. */
  bundle: string
  values: Record<string, string>
  flags: Set<string>
}

/** Reads `BUNDLE --part instance --raw`, in any order; `--part=instance` too. Throws a `UsageProblem`. */
export function readArguments(args: readonly string[], { values = [], flags = [] }: Accepts): Arguments {
  const read: Arguments = { bundle: '', values: {}, flags: new Set() }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (!arg.startsWith('-')) takeBundle(read, arg)
    else if (flags.includes(arg)) read.flags.add(arg)
    else takeValue(read, arg, rest, values, [...values, ...flags])
  }
  if (read.bundle === '') throw new UsageProblem('Name the bundle: a folder or a .tar.gz.')
  return read
}

function takeBundle(read: Arguments, arg: string) {
  if (arg === '') throw new UsageProblem('The name of the bundle is empty.')
  if (read.bundle) throw new UsageProblem(`Name one bundle, not both ${read.bundle} and ${arg}.`)
  read.bundle = arg
}

function takeValue(read: Arguments, arg: string, rest: string[], values: readonly string[], known: string[]) {
  const [option = '', ...joined] = arg.split('=')
  if (!known.includes(option)) throw new UsageProblem(`There is no option ${option}. There are: ${known.join(', ')}.`)
  if (!values.includes(option)) throw new UsageProblem(`${option} takes no value.`)
  const value = joined.length > 0 ? joined.join('=') : rest.shift()
  if (value === undefined || value === '') throw new UsageProblem(`${option} needs a value.`)
  if (read.values[option] !== undefined) throw new UsageProblem(`${option} is given twice.`)
  read.values[option] = value
}

/** The value of an option that must be there. */
export function required({ values }: Arguments, option: string, what: string): string {
  const value = values[option]
  if (value === undefined) throw new UsageProblem(`${option} is missing: ${what}.`)
  return value
}
