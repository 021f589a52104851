import { typeError, valueError } from '../../errors.ts'
import { codePoints } from '../../text/code-points.ts'
import { Tuple, textOf, typeNameOf, type Value } from '../../values/value.ts'
import { type Method, method } from './method.ts'
import { integerArgument, own, textArgument } from './text-arguments.ts'

const span = [['/sub'], ['/start', null], ['/end', null]] as const

/** The part of the text between two optional indexes, and where it starts; undefined when it cannot be there. */
function part(self: Value, start: Value, end: Value): { text: string[]; from: number } | undefined {
  const letters = codePoints(own(self))
  const index = (value: Value, fallback: number) => {
    if (value === null) return fallback
    const at = integerArgument(value)
    return Math.min(at < 0 ? Math.max(at + letters.length, 0) : at, letters.length + 1)
  }
  const [from, to] = [index(start, 0), Math.min(index(end, letters.length), letters.length)]
  return from > to ? undefined : { text: letters.slice(from, to), from }
}

function search(self: Value, args: Value[], name: string, last: 'first' | 'last'): bigint {
  const [sub = null, start = null, end = null] = args
  const wanted = textArgument(sub, name)
  const within = part(self, start, end)
  if (!within) return -1n
  const text = within.text.join('')
  const unit = last === 'last' ? text.lastIndexOf(wanted) : text.indexOf(wanted)
  return unit === -1 ? -1n : BigInt(within.from + codePoints(text.slice(0, unit)).length)
}

function found(position: bigint): bigint {
  if (position === -1n) throw valueError('substring not found')
  return position
}

const finder = (name: string, last: 'first' | 'last') =>
  method(name, span, (self, args) => search(self, args, name, last))
const indexer = (name: string, last: 'first' | 'last') =>
  method(name, span, (self, args) => found(search(self, args, name, last)))

function counted(self: Value, [sub = null, start = null, end = null]: Value[]): bigint {
  const wanted = textArgument(sub, 'count')
  const within = part(self, start, end)
  if (!within) return 0n
  return BigInt(wanted === '' ? within.text.length + 1 : within.text.join('').split(wanted).length - 1)
}

function edge(name: 'startswith' | 'endswith') {
  return method(name, span, (self, [sub = null, start = null, end = null]) => {
    const within = part(self, start, end)
    const candidates = sub instanceof Tuple ? sub.items : [sub]
    const texts = candidates.map((candidate) => edgeText(name, candidate, sub))
    if (!within) return false
    const text = within.text.join('')
    return texts.some((candidate) => (name === 'startswith' ? text.startsWith(candidate) : text.endsWith(candidate)))
  })
}

function edgeText(name: string, candidate: Value, given: Value): string {
  const text = textOf(candidate)
  if (text !== undefined) return text
  if (given instanceof Tuple) throw typeError(`tuple for ${name} must only contain str, not ${typeNameOf(candidate)}`)
  throw typeError(`${name} first arg must be str or a tuple of str, not ${typeNameOf(candidate)}`)
}

export const textSearch: ReadonlyMap<string, Method> = new Map([
  finder('find', 'first'),
  finder('rfind', 'last'),
  indexer('index', 'first'),
  indexer('rindex', 'last'),
  method('count', span, (self, args) => counted(self, args)),
  edge('startswith'),
  edge('endswith'),
])
