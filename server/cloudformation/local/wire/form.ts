/** A call's parameters as a tree: `Parameters.member.1.ParameterKey=A` is `{ Parameters: { '1': { ParameterKey } } }`. */
export type Input = { [name: string]: string | Input }

const MAX_DEPTH = 12

/** Reads a form body or a query string. Later values of a name win; unknown names do no harm. */
export function readForm(body: string): Input {
  const input: Input = Object.create(null) as Input
  for (const [name, value] of new URLSearchParams(body)) {
    const path = name.split('.').filter((piece) => piece !== 'member' && piece !== 'entry')
    if (path.length > 0 && path.length <= MAX_DEPTH) put(input, path, value)
  }
  return input
}

function put(input: Input, path: string[], value: string): void {
  const last = path.pop()
  let at = input
  for (const piece of path) {
    const next = at[piece]
    if (typeof next === 'object') at = next
    else {
      const made: Input = Object.create(null) as Input
      at[piece] = made
      at = made
    }
  }
  if (last !== undefined) at[last] = value
}

/** A text that was given and is not empty. */
export function text(input: Input, name: string): string | undefined {
  const value = input[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** True or false as given; nothing when absent. */
export function flag(input: Input, name: string): boolean | undefined {
  const value = text(input, name)
  return value === undefined ? undefined : value.toLowerCase() === 'true'
}

export function number(input: Input, name: string): number | undefined {
  const value = Number(text(input, name) ?? Number.NaN)
  return Number.isFinite(value) ? value : undefined
}

export function struct(input: Input, name: string): Input | undefined {
  const value = input[name]
  return typeof value === 'object' ? value : undefined
}

/** The texts of a list; nothing when the list is absent, none when it is present and empty. */
export function texts(input: Input, name: string): string[] | undefined {
  if (input[name] === undefined) return undefined
  return members(input, name).filter((item) => typeof item === 'string')
}

/** The structures of a list; nothing when the list is absent. */
export function structs(input: Input, name: string): Input[] | undefined {
  if (input[name] === undefined) return undefined
  return members(input, name).filter((item) => typeof item === 'object')
}

function members(input: Input, name: string): (string | Input)[] {
  const list = input[name]
  if (typeof list !== 'object') return []
  return Object.entries(list)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, item]) => item)
}
