import type { Json } from '../../cloudformation/template/template.ts'
import { isUnknown, KNOWN_AFTER_APPLY, type Value } from '../../cloudformation/template/unknown.ts'

/** Where two values differ. A side that is absent is not there at all. */
export interface Difference {
  at: string
  before?: Value
  after?: Value
}

/** More places than this in one property say no more than the property as a whole. */
const tellable = 40

/** The smallest places in which two values differ, as JSON pointers below `at`; none when they are equal. */
export function differences(at: string, before: Value | undefined, after: Value | undefined): Difference[] {
  const places = [...walk(at, before, after)]
  return places.length > tellable ? [{ at, before, after }] : places
}

function* walk(at: string, before: Value | undefined, after: Value | undefined): Generator<Difference> {
  if (isMembers(before) && isMembers(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* walk(`${at}/${escaped(key)}`, own(before, key), own(after, key))
    }
  } else if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    for (const [i, item] of before.entries()) yield* walk(`${at}/${i}`, item, after[i])
  } else if (!equal(before, after)) yield { at, before, after }
}

/** CloudFormation compares scalars as text: a parameter's "80" is the literal 80. */
function equal(before: Value | undefined, after: Value | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  if (isUnknown(before) || isUnknown(after)) return JSON.stringify(shown(before)) === JSON.stringify(shown(after))
  if (typeof before === 'object' || typeof after === 'object') return false
  return String(before) === String(after)
}

const isMembers = (value: Value | undefined): value is { [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isUnknown(value)

const own = (members: { [key: string]: Value }, key: string) => (Object.hasOwn(members, key) ? members[key] : undefined)
const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** A value as people read it: what only the deployment will tell stands as its reference, `${Queue.Arn}`. */
export function shown(value: Value): Json {
  if (isUnknown(value)) return shownUnknown(value)
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item)]))
}

function shownUnknown({ text, sources }: { text: string; sources: readonly { name: string; attribute?: string }[] }) {
  const names = sources.map(({ name, attribute }) => `\${${attribute === undefined ? name : `${name}.${attribute}`}}`)
  const pieces = text.split(KNOWN_AFTER_APPLY)
  if (pieces.length !== names.length + 1) return `known after the deployment, from ${names.join(', ')}`
  return pieces.map((piece, i) => piece + (names[i] ?? '')).join('')
}
