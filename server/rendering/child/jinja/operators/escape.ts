import { isText, Markup, typeNameOf, type Value } from '../values/value.ts'
import { toText } from './text.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#39;', '"': '&#34;' }

export const escapeText = (text: string): string => text.replace(/[&<>'"]/g, (character) => entities[character] ?? '')

/** `markupsafe.escape(value)`: safe text stays as it is. */
export function escapeValue(value: Value): Markup {
  return value instanceof Markup ? value : new Markup(escapeText(toText(value)))
}

/** The text to put beside safe text. */
export const escapedText = (value: Value): string => escapeValue(value).text

/** `soft_str`: texts stay what they are, anything else becomes plain text. */
export const softText = (value: Value): string | Markup => (isText(value) ? value : toText(value))

/** The same kind of text as before. */
export const like = (model: Value, text: string): string | Markup =>
  typeNameOf(model) === 'Markup' ? new Markup(text) : text
