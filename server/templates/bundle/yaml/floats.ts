import { escapePointer } from '../schema/json-schema.ts'
import type { YamlDocument } from './document.ts'

/** `1.0` and `1e3` are floats although JavaScript reads whole numbers; languages such as Jinja tell them apart. */
export const isFloatText = (written: string | undefined) => /^[-+]?\d*\.|\de/i.test(written ?? '')

/** Where in a value whole numbers are written as floats, by JSON pointer into it. `at` is where the value stands. */
export function floatsIn(document: YamlDocument, value: unknown, at: string): string[] {
  const found: string[] = []
  walk(value, '')
  return found

  function walk(inner: unknown, pointer: string) {
    if (Number.isInteger(inner) && isFloatText(document.written(at + pointer))) found.push(pointer)
    if (typeof inner !== 'object' || inner === null) return
    for (const [key, item] of Object.entries(inner)) walk(item, `${pointer}/${escapePointer(key)}`)
  }
}
