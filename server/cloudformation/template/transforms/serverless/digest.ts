import { createHash } from 'node:crypto'
import { isObject, type Json } from '../../template.ts'

/** SAM names resources after what is in them: other content is another resource. Nothing in it adds nothing. */
export function digestOf(content: Json | undefined, length = 10): string {
  if (content === undefined || content === null || content === '' || isEmpty(content)) return ''
  const text = typeof content === 'string' ? content : sortedText(content)
  return createHash('sha1').update(text).digest('hex').slice(0, length)
}

/** `Prod` as it is; what no logical id may hold, as a digest. */
export function wordOrDigest(text: string): string {
  return /^[\p{L}\p{N}]+$/u.test(text) ? text : digestOf(text)
}

function isEmpty(value: Json): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

/** JSON with its keys in order and nothing but ASCII, as SAM writes it. */
export function sortedText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sortedText).join(',')}]`
  if (!isObject(value)) return ascii(JSON.stringify(value))
  const members = Object.keys(value)
    .sort(byCodePoint)
    .map((key) => `${ascii(JSON.stringify(key))}:${sortedText(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}

/** JSON over several lines, four spaces deep, with its keys in order. */
export function indentedText(value: Json, indent = ''): string {
  const inner = `${indent}    `
  const isList = Array.isArray(value)
  if ((!isList && !isObject(value)) || isEmpty(value)) return sortedText(value)
  const lines = isList
    ? value.map((item) => `${inner}${indentedText(item, inner)}`)
    : Object.keys(value)
        .sort(byCodePoint)
        .map((key) => `${inner}${ascii(JSON.stringify(key))}: ${indentedText(value[key] ?? null, inner)}`)
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  return `${open}\n${lines.join(',\n')}\n${indent}${close}`
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function ascii(text: string): string {
  return text.replace(/[\u007f-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
