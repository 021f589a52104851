import { writeJson } from '../../../json/write-json.ts'
import { keysOf } from '../plain-names.ts'

/**
 * What a helper answers when its text is made for a document, not for people: `writeValue` puts it down as it is,
 * and refuses places where it would mean something else.
 */
export interface Fragment {
  [fragment]: 'yaml' | 'json' | 'reference' | 'lines'
  text: string
}

const fragment = Symbol('fragment')

export const makeFragment = (kind: Fragment[typeof fragment], text: string): Fragment => ({ [fragment]: kind, text })

export const isFragment = (value: unknown): value is Fragment =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, fragment)

export const fragmentKind = (value: Fragment) => value[fragment]

/** A YAML value on one line that no content can break: text always in double quotes, lists and maps in flow style. */
export const yamlText = (value: unknown): string => escapeInvisible(writeJson(value, keysOf))

/** JSON leaves some characters bare that YAML forbids or reads as line breaks. */
const escapeInvisible = (json: string) =>
  json.replace(invisible, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

const invisible = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
