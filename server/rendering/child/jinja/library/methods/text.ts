import { allowText } from '../../budget.ts'
import { Refusal, typeError } from '../../errors.ts'
import { escapedText, like } from '../../operators/escape.ts'
import { each } from '../../operators/iterate.ts'
import { capitalize, caseFold, swapCase, title } from '../../text/case.ts'
import { lengthOf } from '../../text/code-points.ts'
import { expandTabs, partition, replace, split, splitFromEnd, trim } from '../../text/split.ts'
import { splitLines } from '../../text/white-space.ts'
import { List, Markup, Tuple, textOf, typeNameOf, type Value } from '../../values/value.ts'
import { callFormat } from './format.ts'
import { type Method, method } from './method.ts'
import { centred, fillCharacter, integerArgument, optionalText, own, taken, textArgument } from './text-arguments.ts'
import { textQuestions } from './text-questions.ts'
import { textSearch } from './text-search.ts'
import { textTranslate } from './text-translate.ts'

const changed = (name: string, change: (text: string) => string) =>
  method(name, [], (self) => like(self, change(own(self))))

const stripped = (name: string, side: 'both' | 'start' | 'end') =>
  method(name, [['/chars', null]], (self, [characters = null]) =>
    like(self, trim(own(self), optionalText(characters, name), side)),
  )

const justified = (name: string, pad: (text: string, width: number, fill: string) => string) =>
  method(name, [['/width'], ['/fillchar', ' ']], (self, [width = 0n, fill = ' ']) => {
    const wide = integerArgument(width)
    allowText(wide)
    return like(self, pad(own(self), wide, fillCharacter(self, fill, name)))
  })

const parts = (name: string, divide: typeof split) =>
  method(
    name,
    [
      ['sep', null],
      ['maxsplit', -1n],
    ],
    (self, [separator = null, most = -1n]) => {
      const found = divide(own(self), optionalText(separator, name), integerArgument(most))
      return new List(found.map((part) => like(self, part)))
    },
  )

const partitioned = (name: string, from: 'start' | 'end') =>
  method(
    name,
    [['/sep']],
    (self, [separator = null]) =>
      new Tuple(partition(own(self), textArgument(separator, name), from).map((part) => like(self, part))),
  )

const missing = (text: string, width: number) => Math.max(0, width - lengthOf(text))

function replaced(self: Value, [old = null, by = null, count = -1n]: Value[]): Value {
  const [text, wanted, written] = [own(self), textArgument(old, 'replace'), taken(self, by, 'replace')]
  const times = wanted === '' ? text.length + 1 : text.length / wanted.length
  // A rough bound first; the exact one when that is not enough.
  if (times * written.length > 4_000_000) allowText((text.split(wanted).length - 1) * written.length)
  return like(self, replace(text, wanted, written, integerArgument(count)))
}

export function joined(self: Value, items: Value): Value {
  const texts: string[] = []
  let size = 0
  for (const item of each(items)) {
    const text = self instanceof Markup ? escapedText(item) : textOf(item)
    if (text === undefined) {
      throw typeError(`sequence item ${texts.length}: expected str instance, ${typeNameOf(item)} found`)
    }
    size += text.length + own(self).length
    allowText(size)
    texts.push(text)
  }
  return like(self, texts.join(own(self)))
}

function zeroFilled(text: string, width: number): string {
  allowText(width)
  const [, sign = '', rest = ''] = /^([+-]?)([\s\S]*)$/.exec(text) ?? []
  return sign + '0'.repeat(missing(text, width)) + rest
}

const noBytes = 'Templates write text; bytes cannot be used. Remove .encode().'

export const textMethods: ReadonlyMap<string, Method> = new Map([
  ...textQuestions,
  ...textSearch,
  ...textTranslate,
  changed('capitalize', capitalize),
  changed('casefold', caseFold),
  changed('lower', (text) => text.toLowerCase()),
  changed('swapcase', swapCase),
  changed('title', title),
  changed('upper', (text) => text.toUpperCase()),
  stripped('strip', 'both'),
  stripped('lstrip', 'start'),
  stripped('rstrip', 'end'),
  justified('center', centred),
  justified('ljust', (text, width, fill) => text + fill.repeat(missing(text, width))),
  justified('rjust', (text, width, fill) => fill.repeat(missing(text, width)) + text),
  parts('split', split),
  parts('rsplit', splitFromEnd),
  partitioned('partition', 'start'),
  partitioned('rpartition', 'end'),
  method('splitlines', [['keepends', false]], (self, [ends = false]) => {
    const lines = splitLines(own(self), integerArgument(ends, 31n) === 0 ? 'dropped' : 'kept')
    return new List(lines.map((line) => like(self, line)))
  }),
  method('replace', [['/old'], ['/new'], ['/count', -1n]], replaced),
  method('join', [['/iterable']], (self, [items = null]) => joined(self, items)),
  method('zfill', [['/width']], (self, [width = 0n]) => like(self, zeroFilled(own(self), integerArgument(width)))),
  method('expandtabs', [['tabsize', 8n]], (self, [size = 8n]) => {
    const wide = integerArgument(size, 31n)
    allowText(own(self).split('\t').length * Math.max(1, wide))
    return like(self, expandTabs(own(self), wide))
  }),
  method('removeprefix', [['/prefix']], (self, [prefix = null]) => {
    const [text, wanted] = [own(self), textArgument(prefix, 'removeprefix')]
    return like(self, text.startsWith(wanted) ? text.slice(wanted.length) : text)
  }),
  method('removesuffix', [['/suffix']], (self, [suffix = null]) => {
    const [text, wanted] = [own(self), textArgument(suffix, 'removesuffix')]
    return like(self, wanted !== '' && text.endsWith(wanted) ? text.slice(0, -wanted.length) : text)
  }),
  method(
    'encode',
    [
      ['encoding', 'utf-8'],
      ['errors', 'strict'],
    ],
    () => {
      throw new Refusal('TEMPLATE_VALUE', noBytes)
    },
  ),
  ['format', (run, self, args) => callFormat(run, self, args)],
  [
    'format_map',
    (run, self, { positional: [mapping], named }) => {
      if (mapping === undefined || named.size > 0) throw typeError('format_map() takes exactly one argument')
      return callFormat(run, self, { positional: [], named: new Map() }, mapping)
    },
  ],
])
