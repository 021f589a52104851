import type { Completion } from '@codemirror/autocomplete'
import { fieldWords, valuesOf } from './schema-words.ts'
import { schemaSnippets } from './snippets.ts'
import type { TemplateName } from './template-names.ts'
import { linesAround } from './yaml-place.ts'

interface Offer {
  typed: string
  options: Completion[]
}

/** What may be written at a place of the schema, a manifest or an example: keys of the form, and values of a few. */
export function offersFor(
  path: string,
  text: string,
  offset: number,
  names: readonly TemplateName[],
): Offer | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const before = text.slice(start, offset)
  const value = /^\s*(?:-\s+)*([\w-]+):\s+(\w*)$/.exec(before)
  const known = value?.[1] ? valuesOf[value[1]] : undefined
  if (known) return { typed: value?.[2] ?? '', options: known.map((label) => ({ label, type: 'enum' })) }
  const around = linesAround(text, start, before)
  if (!around) return undefined
  const { typed, present, holders } = around
  if (isSchema(path)) {
    if (holders[0]?.key === 'properties') return { typed, options: schemaSnippets }
    return holders[1]?.key === 'properties' ? { typed, options: keysOf(fieldWords, present) } : undefined
  }
  if (!path.startsWith('spec/') || holders[0]?.key !== 'spec') return undefined
  const fields = Object.fromEntries(names.flatMap(({ name, what }) => fieldOf(name, what)))
  return { typed, options: keysOf(fields, present) }
}

export const isSchema = (path: string) => /(^|\/)schema\.ya?ml$/.test(path)

const keysOf = (words: Record<string, string>, present: readonly string[]): Completion[] =>
  Object.entries(words)
    .filter(([word]) => !present.includes(word))
    .map(([label, info]) => ({ label, apply: `${label}: `, info, type: 'property' }))

/** `environment.inputs.size` → the field `size` of the example. */
const fieldOf = (name: string, what: string) => {
  const field = /^(?:environment|service_instance)\.inputs\.(\w+)$/.exec(name)?.[1]
  return field ? [[field, what] as const] : []
}
