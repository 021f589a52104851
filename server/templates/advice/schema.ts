import type { Adviser } from './source.ts'
import { didYouMean, fixLine, meant } from './source.ts'

const keywords = [
  'type',
  'title',
  'description',
  'default',
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'pattern',
  'required',
  'properties',
  'additionalProperties',
  'items',
  'x-immutable',
  'x-secret',
  'x-order',
  'x-group',
  'x-widget',
  'x-help',
]

export const schemaKeyword: Adviser = ({ code, file, line, message, advice }, source) => {
  const word = code === 'SCHEMA_KEYWORD' ? /"([^"]+)"/.exec(message)?.[1] : undefined
  if (!word || line === undefined) return undefined
  const wanted = meant(word, keywords)
  const from = (source.lines(file)[line - 1] ?? '').indexOf(word) + 1
  if (!wanted || from === 0) return undefined
  return {
    column: from,
    message: `${message}${didYouMean(wanted)}`,
    advice,
    fixes: [fixLine(`Write ${wanted}`, { file, line, from, to: from + word.length, text: wanted })],
  }
}

/** What other languages call them. */
const otherNames: Record<string, string> = {
  int: 'integer',
  long: 'integer',
  float: 'number',
  double: 'number',
  bool: 'boolean',
  str: 'string',
  text: 'string',
  list: 'array',
  map: 'object',
  dict: 'object',
}
const types = ['string', 'number', 'integer', 'boolean', 'array', 'object']

export const schemaType: Adviser = ({ code, file, line, message }, source) => {
  const word = code === 'SCHEMA_INCONSISTENT' ? /There is no type "([^"]+)"/.exec(message)?.[1] : undefined
  if (!word || line === undefined) return undefined
  const wanted = otherNames[word.toLowerCase()] ?? meant(word, types)
  const from = (source.lines(file)[line - 1] ?? '').lastIndexOf(word) + 1
  if (!wanted || from === 0) return undefined
  return {
    column: from,
    message: `${message}${didYouMean(wanted)}`,
    fixes: [fixLine(`Write ${wanted}`, { file, line, from, to: from + word.length, text: wanted })],
  }
}

export const exampleField: Adviser = ({ code, file, line, message }, source) => {
  if (code !== 'EXAMPLE_INVALID' || line === undefined) return undefined
  const [, word, wanted] = /(?:^|\.)([\w-]+) is not a field.*did you mean ([\w-]+)\?/.exec(message) ?? []
  const from = word ? (source.lines(file)[line - 1] ?? '').indexOf(word) + 1 : 0
  if (!word || !wanted || from === 0) return undefined
  return {
    column: from,
    message: message.replace(/\?\.$/, '?'),
    fixes: [fixLine(`Write ${wanted}`, { file, line, from, to: from + word.length, text: wanted })],
  }
}
