import { entry, isObject, type Json } from '../../template/template.ts'
import type { Definition } from '../state/stack.ts'

/** A shorter secret is in every second word: it is blotted out only where it is the whole value. */
const SHORTEST_PART = 4

/** Blots out the values of NoEcho parameters wherever a text shows them: in JSON in its values, never in its names. */
export function maskOf(...definitions: Definition[]): (text: string) => string {
  const secrets = new Set<string>()
  for (const definition of definitions) {
    for (const name of definition.hidden) {
      const value = entry(definition.parameters, name)
      if (value) secrets.add(value)
    }
  }
  if (secrets.size === 0) return (text) => text
  return (text) => (/^[[{]/.test(text) ? maskedJson(text, secrets) : maskedText(text, secrets))
}

function maskedJson(text: string, secrets: Set<string>): string {
  try {
    return JSON.stringify(maskedValue(JSON.parse(text) as Json, secrets))
  } catch {
    // A value may begin with a bracket and be no JSON.
    return maskedText(text, secrets)
  }
}

function maskedValue(value: Json, secrets: Set<string>): Json {
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, secrets))
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskedValue(item, secrets)]))
  }
  if (typeof value === 'string') return maskedText(value, secrets)
  return secrets.has(String(value)) ? '****' : value
}

function maskedText(text: string, secrets: Set<string>): string {
  if (secrets.has(text)) return '****'
  const parts = [...secrets].filter((secret) => secret.length >= SHORTEST_PART)
  return parts.reduce((masked, secret) => masked.replaceAll(secret, '****'), text)
}
