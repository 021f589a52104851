import type { Fix } from '../bundle/finding.ts'
import type { Adviser, Source } from './source.ts'
import { didYouMean, fixLine, meant } from './source.ts'

/** An expression without its end. */
export const unclosedExpression: Adviser = ({ code, file, line }, source) => {
  if (code !== 'TEMPLATE_SYNTAX' || line === undefined) return undefined
  const text = source.lines(file)[line - 1] ?? ''
  const open = text.lastIndexOf('{{')
  if (open < 0 || text.indexOf('}}', open) >= 0) return undefined
  const half = text.indexOf('}', open)
  const end = half >= 0 ? half + 1 : text.trimEnd().length
  return {
    column: open + 1,
    message: '{{ opens here, and no }} closes it in this line.',
    advice: 'Write }} after the name.',
    fixes: [fixLine('Close with }}', { file, line, from: end + 1, to: end + 1, text: half >= 0 ? '}' : '}}' })],
  }
}

/** A name that is in no schema: a typing mistake, or a field that has not been written yet. */
export const undefinedName: Adviser = (finding, source) => {
  const { code, file, line, message } = finding
  if ((code !== 'TEMPLATE_UNDEFINED' && code !== 'NAME_UNDEFINED') || line === undefined) return undefined
  const name = /([A-Za-z_][\w.]*) is not (?:defined|in the schema)/.exec(message)?.[1]
  if (!name) return undefined
  const full = /\(in ([\w.]+)\)/.exec(message)?.[1] ?? name
  const text = source.lines(file)[line - 1] ?? ''
  const column = text.indexOf(full) + 1
  if (column === 0) return undefined
  const word = name.split('.').at(-1) ?? name
  const suggested = /Did you mean "([^"]+)"/.exec(message)?.[1] ?? meant(word, fieldsOf(name, source))
  const from = column + (full.startsWith(name) ? name.length - word.length : full.lastIndexOf(word))
  const rename =
    suggested && fixLine(`Write ${suggested}`, { file, line, from, to: from + word.length, text: suggested })
  const add = name.includes('.inputs.') ? addField(word, source) : undefined
  return {
    column,
    message: code === 'NAME_UNDEFINED' ? `${message}${didYouMean(suggested)}` : message,
    advice: name.includes('.inputs.')
      ? 'Mend the name, or ask for it: add the field to schema/schema.yaml.'
      : 'Mend the name; Ctrl and Space in the editor list all there are.',
    fixes: [rename, add].filter((fix) => fix !== undefined && fix !== ''),
  }
}

const holders = { environment: 'infrastructure', service_instance: 'instance', pipeline: 'pipeline' } as const

function fieldsOf(name: string, { bundle }: Source): string[] {
  const holder = Object.entries(holders).find(([key]) => name.startsWith(`${key}.inputs.`))?.[1]
  return holder ? Object.keys(bundle.schema[holder]?.properties ?? {}) : []
}

/** Below the one `properties:` there is; with several nobody knows which was meant. */
function addField(word: string, source: Source): Fix | undefined {
  const file = 'schema/schema.yaml'
  const lines = source.lines(file)
  const found = lines.flatMap((line, index) => (/^\s+properties:\s*$/.test(line) ? [index] : []))
  const [at] = found
  if (at === undefined || found.length > 1) return undefined
  const indent = ' '.repeat((lines[at] ?? '').indexOf('properties') + 2)
  const place = { line: at + 2, column: 1 }
  const text = `${indent}${word}:\n${indent}  type: string\n${indent}  title: ${titleOf(word)}\n`
  return { label: `Add ${word} to the schema`, file, from: place, to: place, text }
}

const titleOf = (word: string) => {
  const words = word
    .replace(/[_-]+/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
