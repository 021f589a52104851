import { escapePointer } from './json-schema.ts'
import type { Issue } from './words.ts'

const limits = { depth: 20, characters: 16_384, items: 1_000, bytes: 262_144 }
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a value is data that can be stored, shown and rendered: sizes, depth, characters and exact numbers. */
export function checkPlain(value: unknown): Issue[] {
  const issues: Issue[] = []
  walk(value, '', 0)
  if (issues.length === 0) {
    const bytes = Buffer.byteLength(JSON.stringify(value) ?? '')
    if (bytes > limits.bytes) tooLarge('', `is ${Math.ceil(bytes / 1024)} KB; at most ${limits.bytes / 1024} KB`)
  }
  return issues

  function walk(node: unknown, at: string, depth: number) {
    // A hostile value could hold a million problems; a hundred are enough to say no.
    if (issues.length > 100) return
    if (depth > limits.depth) return tooLarge(at, `is nested deeper than ${limits.depth}`)
    if (typeof node === 'string') return checkText(node, at)
    if (typeof node === 'number') return checkNumber(node, at)
    if (Array.isArray(node)) {
      if (node.length > limits.items) return tooLarge(at, `has ${node.length} items; at most ${limits.items}`)
      for (const [index, item] of node.entries()) walk(item, `${at}/${index}`, depth + 1)
    } else if (typeof node === 'object' && node !== null) {
      const entries = Object.entries(node)
      if (entries.length > limits.items) return tooLarge(at, `has ${entries.length} fields; at most ${limits.items}`)
      for (const [key, inner] of entries) {
        if (forbiddenKeys.has(key))
          issues.push({
            at: `${at}/${key}`,
            code: 'INPUT_UNKNOWN_FIELD',
            message: 'is not a name that a field may have',
          })
        else walk(inner, `${at}/${escapePointer(key)}`, depth + 1)
      }
    }
  }

  function checkText(text: string, at: string) {
    if (text.length > limits.characters)
      return tooLarge(at, `has ${text.length} characters; at most ${limits.characters}`)
    if (text.includes('\0')) issues.push({ at, code: 'TEXT_ENCODING', message: 'holds a NUL character; remove it' })
    if (/[\ud800-\udfff]/u.test(text))
      issues.push({ at, code: 'TEXT_ENCODING', message: 'holds half of a surrogate pair; type the character again' })
  }

  function checkNumber(number: number, at: string) {
    if (Number.isFinite(number) && (!Number.isInteger(number) || Number.isSafeInteger(number))) return
    issues.push({
      at,
      code: 'INPUT_TYPE',
      message: 'is a number that cannot be kept exactly; use text for long numbers',
    })
  }

  function tooLarge(at: string, message: string) {
    issues.push({ at, code: 'INPUT_TOO_LARGE', message })
  }
}
