import { escapePointer } from '../../../server/templates/bundle/schema/json-schema.ts'

/** A place in a spec, as a JSON pointer: `/alarms/0/name`. The empty text is the whole. */
export type Pointer = string

export const pointerTo = (parent: Pointer, part: string | number): Pointer => `${parent}/${escapePointer(String(part))}`

const partsOf = (at: Pointer) =>
  at
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The value at a place; undefined when there is none. */
export function valueAt(value: unknown, at: Pointer): unknown {
  return partsOf(at).reduce<unknown>((inner, part) => (isContainer(inner) ? inner[part] : undefined), value)
}

/** A copy with another value at a place; undefined takes it away. Maps on the way there are made as needed. */
export function withValueAt(value: unknown, at: Pointer, next: unknown): unknown {
  const [part, ...rest] = partsOf(at)
  if (part === undefined) return next
  const inner = `${rest.map((each) => `/${escapePointer(each)}`).join('')}`
  if (Array.isArray(value))
    return value.map((each, index) => (String(index) === part ? withValueAt(each, inner, next) : each))
  const { [part]: old, ...others } = isContainer(value) ? value : {}
  const written = withValueAt(old, inner, next)
  return written === undefined ? others : { ...(isContainer(value) ? value : {}), [part]: written }
}

const isContainer = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
