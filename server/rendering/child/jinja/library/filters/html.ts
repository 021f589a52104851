import { argumentError, typeError, valueError } from '../../errors.ts'
import { escapedText, escapeValue } from '../../operators/escape.ts'
import { each, isTrue, toArray } from '../../operators/iterate.ts'
import { toText } from '../../operators/text.ts'
import type { Run } from '../../runtime/run.ts'
import { unescapeEntities } from '../../text/entities.ts'
import { quote } from '../../text/quote.ts'
import { linkWords } from '../../text/urlize.ts'
import { words } from '../../text/white-space.ts'
import { Dict } from '../../values/dict.ts'
import { integerOf, isText, Markup, Tuple, textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'
import { filter } from './filter.ts'
import { itemsOf } from './order.ts'

const safeIf = (run: Run, text: string): Value => (run.autoescape ? new Markup(text) : text)

function stripTags(value: Value): Value {
  let text = toText(value)
  text = remove(text, '<!--', '-->')
  text = remove(text, '<', '>')
  return unescapeEntities(words(text).join(' '))
}

function remove(text: string, open: string, close: string): string {
  let left = text
  for (let start = left.indexOf(open); start !== -1; start = left.indexOf(open)) {
    const end = left.indexOf(close, start)
    if (end === -1) break
    left = left.slice(0, start) + left.slice(end + close.length)
  }
  return left
}

function attributes(value: Value, [spaced = true]: Value[], run: Run): Value {
  const written: string[] = []
  for (const pair of itemsOf(run, value)) {
    const [key = null, item = null] = toArray(pair)
    if (item === null || item instanceof Undefined) continue
    const name = textOf(key)
    if (name === undefined) throw typeError(`expected string or bytes-like object, got '${typeNameOf(key)}'`)
    if (/[\t-\r /=>]/.test(name)) throw valueError(`Invalid character in attribute name: ${quote(name)}`)
    written.push(`${escapedText(key)}="${escapedText(item)}"`)
  }
  const text = written.join(' ')
  return safeIf(run, isTrue(spaced) && text ? ` ${text}` : text)
}

const unreserved = /[^A-Za-z0-9_.~-]/gu

function percentEncoded(value: Value, kind: 'path' | 'query'): string {
  const encoded = toText(value).replace(unreserved, (letter) =>
    Array.from(new TextEncoder().encode(letter), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(
      '',
    ),
  )
  return kind === 'path' ? encoded.replaceAll('%2F', '/') : encoded.replaceAll('%20', '+')
}

function urlEncode(value: Value): Value {
  if (isText(value) || value === null || typeof value !== 'object') return percentEncoded(value, 'path')
  const pairs = value instanceof Dict ? Array.from(value.entries(), (pair) => new Tuple(pair)) : each(value)
  const written: string[] = []
  for (const pair of pairs) {
    const [key, item, ...more] = toArray(pair)
    if (key === undefined || item === undefined) throw valueError('not enough values to unpack (expected 2)')
    if (more.length > 0) throw valueError('too many values to unpack (expected 2)')
    written.push(`${percentEncoded(key, 'query')}=${percentEncoded(item, 'query')}`)
  }
  return written.join('&')
}

function relText(rel: Value): string {
  const text = textOf(rel)
  if (text === undefined) throw typeError(`'${typeNameOf(rel)}' object has no attribute 'split'`)
  return text
}

function limitOf(limit: Value): number {
  const number = typeof limit === 'number' ? limit : integerOf(limit)
  if (number === undefined) throw typeError(`'>' not supported between instances of 'int' and '${typeNameOf(limit)}'`)
  return Number(number)
}

function urlize(value: Value, args: Value[], run: Run): Value {
  const [limit = null, nofollow = false, target = null, rel = null, schemes = null] = args
  const parts = new Set([
    ...words(isTrue(rel) ? relText(rel) : ''),
    ...(isTrue(nofollow) ? ['nofollow'] : []),
    'noopener',
  ])
  const extra = schemes === null ? [] : toArray(schemes).map(toText)
  for (const scheme of extra) {
    if (!/^[\p{L}\p{N}_.+-]{2,}:\/{0,2}$/u.test(scheme))
      throw argumentError(`${quote(scheme)} is not a valid URI scheme prefix.`)
  }
  const text = linkWords(escapedText(value), {
    limit: limit === null ? undefined : () => limitOf(limit),
    rel: [...parts].toSorted().join(' '),
    target: target === null ? undefined : escapedText(target),
    schemes: extra,
  })
  return safeIf(run, text)
}

export const htmlFilters = [
  ...filter('escape e', [], escapeValue),
  ...filter('forceescape', [], (value) => escapeValue(toText(value))),
  ...filter('safe', [], (value) => new Markup(toText(value))),
  ...filter('striptags', [], stripTags),
  ...filter('xmlattr', [['autospace', true]], attributes),
  ...filter('urlencode', [], urlEncode),
  ...filter(
    'urlize',
    [
      ['trim_url_limit', null],
      ['nofollow', false],
      ['target', null],
      ['rel', null],
      ['extra_schemes', null],
    ],
    urlize,
  ),
]
