import { entry } from '../../template/template.ts'
import type { Definition } from '../state/stack.ts'

/** Blots out the values of NoEcho parameters wherever a text shows them. */
export function maskOf(...definitions: Definition[]): (text: string) => string {
  const secrets = new Set<string>()
  for (const definition of definitions) {
    for (const name of definition.hidden) {
      const value = entry(definition.parameters, name)
      if (value) secrets.add(JSON.stringify(value).slice(1, -1))
    }
  }
  if (secrets.size === 0) return (text) => text
  return (text) => [...secrets].reduce((masked, secret) => masked.replaceAll(secret, '****'), text)
}
