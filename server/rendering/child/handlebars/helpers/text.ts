import { makeFragment } from '../yaml/fragment.ts'
import { type Helper, list, refuseArguments, text, wholeNumber } from './arguments.ts'

export const textHelpers: Record<string, Helper> = {
  lower: { takes: 'text', run: (value) => text(value, 'text').toLowerCase() },
  upper: { takes: 'text', run: (value) => text(value, 'text').toUpperCase() },
  trim: { takes: 'text', run: (value) => text(value, 'text').trim() },
  replace: {
    takes: 'text search replacement',
    run: (value, search, replacement) =>
      replaceAll(text(value, 'text'), text(search, 'search'), text(replacement, 'replacement')),
  },
  truncate: {
    takes: 'text length',
    run: (value, length) => [...text(value, 'text')].slice(0, wholeNumber(length, 'length', 0, 10_000)).join(''),
  },
  concat: { takes: 'part…', run: (...parts) => parts.map((part) => text(part, 'part')).join('') },
  join: {
    takes: 'list separator',
    run: (items, separator) =>
      list(items, 'list')
        .map((item) => text(item, 'item'))
        .join(text(separator, 'separator')),
  },
  split: {
    takes: 'text separator',
    run: (value, separator) => splitText(text(value, 'text'), text(separator, 'separator')),
  },
  indent: {
    takes: 'text spaces',
    run: (value, spaces) => indentLines(text(value, 'text'), wholeNumber(spaces, 'spaces', 0, 100)),
  },
}

function replaceAll(value: string, search: string, replacement: string): string {
  return search === '' ? refuseArguments('search is empty') : value.replaceAll(search, () => replacement)
}

function splitText(value: string, separator: string): string[] {
  if (separator === '') refuseArguments('separator is empty')
  return value === '' ? [] : value.split(separator).map((part) => part.trim())
}

/** The first line stands where the expression stands; the others get the spaces. */
function indentLines(value: string, spaces: number) {
  const lines = value.replace(/\r\n?/g, '\n').split('\n')
  return makeFragment('lines', lines.join(`\n${' '.repeat(spaces)}`))
}
