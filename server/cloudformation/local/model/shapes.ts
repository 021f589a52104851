import table from './inputs.json' with { type: 'json' }

/** What AWS's service model says of an input: one shape a name, as in `string 1..128 /[a-z]+/`. */
export type Shape =
  | { kind: 'string'; min?: number; max?: number; pattern?: Pattern; options?: string[] }
  | { kind: 'integer'; min?: number; max?: number }
  | { kind: 'boolean' | 'map' }
  | { kind: 'list'; of: string; min?: number; max?: number }
  | { kind: 'structure'; members: Member[] }

export type Pattern = { source: string; whole: RegExp }
export type Member = { name: string; shape: string; required: boolean }

const rows: Record<string, string> = table.shapes
const inputs: Record<string, string> = table.operations
const known = new Map<string, Shape>()

/** The shape of an operation's input; nothing when the model has no such operation. */
export function inputShape(action: string): Shape | undefined {
  return Object.hasOwn(inputs, action) ? shapeNamed(inputs[action] ?? '') : undefined
}

/** The names of every operation in the model. */
export function operationNames(): string[] {
  return Object.keys(inputs)
}

export function shapeNamed(name: string): Shape {
  const found = known.get(name) ?? readShape(rows[name] ?? 'map')
  known.set(name, found)
  return found
}

function readShape(row: string): Shape {
  const [kind = '', ...rest] = row.split(' ')
  if (kind === 'structure') return { kind, members: rest.map(readMember) }
  if (kind === 'boolean' || kind === 'map') return { kind }
  const range = /^(\d*)\.\.(\d*)$/.exec(rest[0] ?? '')
  const bounds = { min: bound(range?.[1]), max: bound(range?.[2]) }
  const tail = rest.slice(range ? 1 : 0).join(' ')
  if (kind === 'list') return { kind, of: tail, ...bounds }
  if (kind === 'integer') return { kind, ...bounds }
  const pattern = /^\/(.*)\/$/.exec(tail)?.[1]
  return {
    kind: 'string',
    ...bounds,
    pattern: pattern === undefined ? undefined : { source: pattern, whole: new RegExp(`^(?:${pattern})$`) },
    options: pattern === undefined && tail !== '' ? tail.split('|') : undefined,
  }
}

function readMember(text: string): Member {
  const [name = '', shape = ''] = text.split(':')
  return { name: name.replace('!', ''), shape, required: name.endsWith('!') }
}

function bound(digits: string | undefined): number | undefined {
  return digits ? Number(digits) : undefined
}
