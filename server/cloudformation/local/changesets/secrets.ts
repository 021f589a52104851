import { entry } from '../../template/template.ts'
import type { Definition } from '../state/stack.ts'
import type { World } from '../state/world.ts'

/** Blots out the values of NoEcho parameters wherever a text shows them. */
export function maskOf(world: World, ...definitions: Definition[]): (text: string) => string {
  const secrets = new Set<string>()
  for (const definition of definitions) {
    const { parameters } = world.templates.parsed(definition.processed)
    for (const [name, value] of Object.entries(definition.parameters)) {
      if (entry(parameters, name)?.noEcho && value !== '') secrets.add(JSON.stringify(value).slice(1, -1))
    }
  }
  if (secrets.size === 0) return (text) => text
  return (text) => [...secrets].reduce((masked, secret) => masked.replaceAll(secret, '****'), text)
}
