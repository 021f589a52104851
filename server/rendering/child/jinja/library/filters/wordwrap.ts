import { typeError, valueError } from '../../errors.ts'
import { isTrue } from '../../operators/iterate.ts'
import { lengthOf, substring } from '../../text/code-points.ts'
import { splitLines, strip } from '../../text/white-space.ts'
import { undefinedError } from '../../values/hash.ts'
import { List, textOf, typeNameOf, Undefined, type Value } from '../../values/value.ts'
import { joined } from '../methods/text.ts'
import { integerArgument } from '../methods/text-arguments.ts'
import { filter } from './filter.ts'

const space = '[\\t\\n\\v\\f\\r ]'
const solid = '[^\\t\\n\\v\\f\\r ]'
const word = '[\\p{L}\\p{N}_]'
const punctuated = '[\\p{L}\\p{N}_!"\'&.,?]'
const letter = '[\\p{L}_]'
/** White space, a dash between words, or a word that may end at its hyphen: as Python's textwrap takes texts apart. */
const pieces = new RegExp(
  `(${space}+|(?<=${punctuated})-{2,}(?=${word})|${solid}+?(?:` +
    `-(?:(?<=${letter}{2}-)|(?<=${letter}-${punctuated}-))(?=${letter}-?${letter})` +
    `|(?=${space}|$)|(?<=${punctuated})(?=-{2,}${word})))`,
  'u',
)
const simplePieces = new RegExp(`(${space}+)`)

interface Wrapping {
  width: number
  breakWords: boolean
  breakHyphens: boolean
  /** Python's textwrap takes words apart at hyphens for `True` alone, but cuts long ones there for what is true. */
  splitHyphens: boolean
}

function wrap(text: string, wrapping: Wrapping): string[] {
  const chunks = text
    .split(wrapping.splitHyphens ? pieces : simplePieces)
    .filter(Boolean)
    .toReversed()
  const lines: string[] = []
  while (chunks.length > 0) {
    if (strip(chunks.at(-1) ?? '') === '' && lines.length > 0) chunks.pop()
    const line = takeLine(chunks, wrapping)
    if (line.length > 0 && strip(line.at(-1) ?? '') === '') line.pop()
    if (line.length > 0) lines.push(line.join(''))
  }
  return lines
}

function takeLine(chunks: string[], wrapping: Wrapping): string[] {
  const line: string[] = []
  let length = 0
  for (let next = chunks.at(-1); next !== undefined; next = chunks.at(-1)) {
    if (length + lengthOf(next) > wrapping.width) break
    line.push(next)
    length += lengthOf(next)
    chunks.pop()
  }
  const long = chunks.at(-1)
  if (long !== undefined && lengthOf(long) > wrapping.width) takePart(chunks, line, length, wrapping)
  return line
}

/** A word longer than a line is cut, at a hyphen when there is one. */
function takePart(chunks: string[], line: string[], length: number, { width, breakWords, breakHyphens }: Wrapping) {
  const chunk = chunks.pop() ?? ''
  if (!breakWords) {
    if (line.length === 0) line.push(chunk)
    else chunks.push(chunk)
    return
  }
  const room = width - length
  let end = room
  if (breakHyphens && lengthOf(chunk) > room) {
    const hyphen = substring(chunk, 0, room).lastIndexOf('-')
    if (hyphen > 0 && /[^-]/.test(chunk.slice(0, hyphen))) end = hyphen + 1
  }
  line.push(substring(chunk, 0, end))
  chunks.push(substring(chunk, end, lengthOf(chunk)))
}

function wordwrap(value: Value, [width = 79n, breakWords = true, joiner = null, breakHyphens = true]: Value[]): Value {
  if (value instanceof Undefined) throw undefinedError(value)
  const text = textOf(value)
  if (text === undefined) throw typeError(`'${typeNameOf(value)}' object has no attribute 'splitlines'`)
  const line = joiner === null ? '\n' : joiner
  if (textOf(line) === undefined) throw typeError(`'${typeNameOf(line)}' object has no attribute 'join'`)
  const wrapping = {
    width: integerArgument(width),
    breakWords: isTrue(breakWords),
    breakHyphens: isTrue(breakHyphens),
    splitHyphens: breakHyphens === true,
  }
  const lines = splitLines(text)
  if (wrapping.width <= 0 && lines.length > 0) throw valueError(`invalid width ${wrapping.width} (must be > 0)`)
  return joined(line, new List(lines.map((part) => joined(line, new List(wrap(part, wrapping))))))
}

export const wrapFilters = filter(
  'wordwrap',
  [
    ['width', 79n],
    ['break_long_words', true],
    ['wrapstring', null],
    ['break_on_hyphens', true],
  ],
  wordwrap,
)
