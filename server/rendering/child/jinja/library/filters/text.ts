import { allowText } from '../../budget.ts'
import { argumentError, PythonError, Refusal, typeError } from '../../errors.ts'
import { binary } from '../../operators/binary.ts'
import { escapeValue, like, softText } from '../../operators/escape.ts'
import { isTrue, lengthOfValue, toArray } from '../../operators/iterate.ts'
import { slice } from '../../operators/subscript.ts'
import { toText } from '../../operators/text.ts'
import { attributeOf, pythonAttribute } from '../../runtime/attributes.ts'
import { callValue } from '../../runtime/call.ts'
import type { Run } from '../../runtime/run.ts'
import { capitalize } from '../../text/case.ts'
import { trim } from '../../text/split.ts'
import { spaceSet, splitLines } from '../../text/white-space.ts'
import { Dict } from '../../values/dict.ts'
import { undefinedError } from '../../values/hash.ts'
import { integerOf, List, Markup, Tuple, textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'
import { joined } from '../methods/text.ts'
import { centred, integerArgument, optionalText } from '../methods/text-arguments.ts'
import { attributeGetter } from './attribute.ts'
import { type Filter, filter } from './filter.ts'

/** A change of the characters; other values become text first. */
const changed = (name: string, change: (text: string) => string) =>
  filter(name, [], (value) => {
    const text = softText(value)
    return like(text, change(textOf(text) ?? ''))
  })

const wordStarts = new RegExp(`([-${spaceSet}({\\[<]+)`)

const titled = (text: string): string =>
  text
    .split(wordStarts)
    .map((part) => {
      const [first = '', ...rest] = part
      return first.toUpperCase() + rest.join('').toLowerCase()
    })
    .join('')

function replace(value: Value, args: Value[], run: Run): Value {
  const [old = null, by = null, count = null] = args
  const times = count === null ? -1n : count
  const call = (self: Value, ...rest: Value[]) =>
    callValue(attributeOf(run, self, 'replace'), { positional: rest, named: new Map() })
  if (!run.autoescape) return call(toText(value), toText(old), toText(by), times)
  const safe = old instanceof Markup || (by instanceof Markup && !(value instanceof Markup))
  return call(safe ? escapeValue(value) : softText(value), softText(old), softText(by), times)
}

function join(value: Value, [separator = '', attribute = null]: Value[], run: Run): Value {
  const get = attribute === null ? (item: Value) => item : attributeGetter(run, attribute)
  const items = toArray(value).map(get)
  if (!run.autoescape) return joined(toText(separator), new List(items.map(toText)))
  const texts = items.map(softText)
  if (separator instanceof Markup || texts.some((text) => text instanceof Markup)) {
    return joined(escapeValue(separator), new List(texts))
  }
  return joined(toText(separator), new List(texts))
}

function indent(value: Value, [width = 4n, first = false, blank = false]: Value[]): Value {
  const by = textOf(width) ?? ' '.repeat(Math.max(0, allowed(integerArgument(width))))
  const whole = textOf(binary('+', value, value instanceof Markup ? new Markup('\n') : '\n')) ?? ''
  const lines = splitLines(whole)
  allowText(whole.length + lines.length * by.length)
  const filled = lines.map((line, at) => (at > 0 && (isTrue(blank) || line !== '') ? by + line : line)).join('\n')
  return like(value, isTrue(first) ? by + filled : filled)
}

function allowed(width: number): number {
  allowText(width)
  return width
}

function truncate(value: Value, [length = 255n, killWords = false, end = '...', leeway = null]: Value[]): Value {
  const most = numeric(length)
  const spare = leeway === null ? 5 : numeric(leeway)
  const ending = Number(lengthOfValue(end))
  if (most < ending) throw new PythonError('AssertionError', `expected length >= ${ending}, got ${most}`)
  if (spare < 0) throw new PythonError('AssertionError', `expected leeway >= 0, got ${spare}`)
  if (Number(lengthOfValue(value)) <= most + spare) return value
  const stop = typeof length === 'number' ? length - ending : BigInt(most - ending)
  const cut = slice(value, { start: null, stop, step: null })
  if (isTrue(killWords)) return binary('+', cut, end)
  const text = textOf(cut)
  if (text === undefined) throw typeError(`'${typeNameOf(value)}' object has no attribute 'rsplit'`)
  const space = text.lastIndexOf(' ')
  return binary('+', like(cut, space === -1 ? text : text.slice(0, space)), end)
}

function numeric(value: Value): number {
  if (value instanceof Undefined) throw undefinedError(value)
  const number = typeof value === 'number' ? value : integerOf(value)
  if (number === undefined) throw typeError(`'>=' not supported between instances of '${typeNameOf(value)}' and 'int'`)
  return Number(number)
}

const format: Filter = (_, value, { positional, named }) => {
  if (positional.length > 0 && named.size > 0) {
    throw argumentError("can't handle positional and keyword arguments at the same time")
  }
  return binary('%', softText(value), named.size > 0 ? Dict.of(named) : new Tuple(positional))
}

function attr(value: Value, [name = null]: Value[], run: Run): Value {
  const wanted = textOf(name)
  if (wanted === undefined) throw typeError(`attribute name must be string, not '${typeNameOf(name)}'`)
  const found = pythonAttribute(run, value, wanted)
  return found !== undefined ? found : new Undefined(() => `the ${typeNameOf(value)} has no attribute '${wanted}'.`)
}

function words(value: Value): bigint {
  return BigInt((textOf(softText(value)) ?? '').match(/[\p{L}\p{N}_]+/gu)?.length ?? 0)
}

const refuseRandom = () => {
  const message = '|random gives another value each time; a template must always render the same.'
  throw new Refusal('TEMPLATE_VALUE', message)
}

export const textFilters: [string, Filter][] = [
  ...changed('upper', (text) => text.toUpperCase()),
  ...changed('lower', (text) => text.toLowerCase()),
  ...changed('capitalize', capitalize),
  ...filter('title', [], (value) => titled(textOf(softText(value)) ?? '')),
  ...filter('trim', [['chars', null]], (value, [characters = null]) => {
    const text = softText(value)
    return like(text, trim(textOf(text) ?? '', optionalText(characters, 'strip'), 'both'))
  }),
  ...filter('center', [['width', 80n]], (value, [width = 80n]) => {
    const text = softText(value)
    return like(text, centred(textOf(text) ?? '', integerArgument(width), ' '))
  }),
  ...filter('replace', [['old'], ['new'], ['count', null]], replace),
  ...filter(
    'join',
    [
      ['d', ''],
      ['attribute', null],
    ],
    join,
  ),
  ...filter(
    'indent',
    [
      ['width', 4n],
      ['first', false],
      ['blank', false],
    ],
    indent,
  ),
  ...filter(
    'truncate',
    [
      ['length', 255n],
      ['killwords', false],
      ['end', '...'],
      ['leeway', null],
    ],
    truncate,
  ),
  ...filter('wordcount', [], words),
  ...filter('string', [], softText),
  ...filter('attr', [['name']], attr),
  ...filter('random', [], refuseRandom),
  ['format', format],
]
