import { valueError } from '../errors.ts'
import { isSpace, strip, stripEnd, stripStart, words } from './white-space.ts'

/** `text.split(separator, most)`; null separates at white space. */
export function split(text: string, separator: string | null, most: number): string[] {
  if (separator === null) return most < 0 ? words(text) : splitWords(text, most)
  if (separator === '') throw valueError('empty separator')
  const parts = text.split(separator)
  if (most < 0 || parts.length <= most + 1) return parts
  return [...parts.slice(0, most), parts.slice(most).join(separator)]
}

function splitWords(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = stripStart(text)
  while (rest !== '' && parts.length < most) {
    const end = indexOfSpace(rest)
    parts.push(rest.slice(0, end))
    rest = stripStart(rest.slice(end))
  }
  return rest === '' ? parts : [...parts, rest]
}

function indexOfSpace(text: string): number {
  for (let at = 0; at < text.length; at++) if (isSpace(text.charAt(at))) return at
  return text.length
}

/** The same from the end. */
export function splitFromEnd(text: string, separator: string | null, most: number): string[] {
  if (separator === null) return most < 0 ? words(text) : splitWordsFromEnd(text, most)
  if (separator === '') throw valueError('empty separator')
  const parts = text.split(separator)
  if (most < 0 || parts.length <= most + 1) return parts
  const kept = parts.length - most
  return [parts.slice(0, kept).join(separator), ...parts.slice(kept)]
}

function splitWordsFromEnd(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = stripEnd(text)
  while (rest !== '' && parts.length < most) {
    let start = rest.length
    while (start > 0 && !isSpace(rest.charAt(start - 1))) start--
    parts.unshift(rest.slice(start))
    rest = stripEnd(rest.slice(0, start))
  }
  return rest === '' ? parts : [rest, ...parts]
}

/** `strip`, `lstrip` and `rstrip`: white space, or any of some characters. */
export function trim(text: string, characters: string | null, side: 'both' | 'start' | 'end'): string {
  if (characters === null) {
    if (side === 'both') return strip(text)
    return side === 'start' ? stripStart(text) : stripEnd(text)
  }
  const set = new Set(characters)
  const letters = Array.from(text)
  let [from, to] = [0, letters.length]
  if (side !== 'end') while (from < to && set.has(letters[from] ?? '')) from++
  if (side !== 'start') while (to > from && set.has(letters[to - 1] ?? '')) to--
  return letters.slice(from, to).join('')
}

/** `text.replace(old, by, most)` */
export function replace(text: string, old: string, by: string, most: number): string {
  if (old === by && old === '') return text
  if (old !== '') {
    const parts = split(text, old, most)
    return parts.join(by)
  }
  // An empty text is found before every character and at the end.
  const letters = Array.from(text)
  const times = most < 0 ? letters.length + 1 : Math.min(most, letters.length + 1)
  return letters.map((letter, at) => (at < times ? by : '') + letter).join('') + (times > letters.length ? by : '')
}

export function partition(text: string, separator: string, from: 'start' | 'end'): [string, string, string] {
  if (separator === '') throw valueError('empty separator')
  const at = from === 'start' ? text.indexOf(separator) : text.lastIndexOf(separator)
  if (at === -1) return from === 'start' ? [text, '', ''] : ['', '', text]
  return [text.slice(0, at), separator, text.slice(at + separator.length)]
}

export function expandTabs(text: string, size: number): string {
  let column = 0
  let result = ''
  for (const letter of text) {
    if (letter === '\t') {
      const spaces = size > 0 ? size - (column % size) : 0
      result += ' '.repeat(spaces)
      column += spaces
      continue
    }
    result += letter
    column = letter === '\n' || letter === '\r' ? 0 : column + 1
  }
  return result
}
