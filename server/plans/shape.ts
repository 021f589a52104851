import { createHash } from 'node:crypto'
import type { ResourceChange } from './plan.ts'

/** `/Properties/ContainerDefinitions/0/Image` is the same consequence for everybody as its property. */
export const propertyOf = (at: string) => at.split('/').slice(1, 3).join('/')

/**
 * Normalised consequences: types, logical ids, actions and property paths, without the values of one target.
 * Equal for members that change in the same way, whatever their names and sizes.
 */
export function shapeOf(changes: ResourceChange[]): string {
  const lines = changes.map(({ logicalId, type, action, retained, security, properties }) =>
    JSON.stringify([logicalId, type, action, retained, propertiesIn(properties), security]),
  )
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('hex').slice(0, 16)
}

export const propertiesIn = (properties: ResourceChange['properties']) =>
  [...new Set(properties.map(({ at }) => propertyOf(at)))].toSorted()
