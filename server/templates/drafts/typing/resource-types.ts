import { propertyShapes } from '../../../cloudformation/template/property-shapes.ts'
import { resourceType, resourceTypeNames } from '../../../cloudformation/template/resource-types.ts'
import { notFound } from '../../../errors.ts'
import type { FindResourceTypes, ResourceTypeRef } from '../inputs.ts'

const most = 60

/** Names of resource types while one is typed: those that begin so first, then those that hold the letters anywhere. */
export function findResourceTypes({ prefix }: FindResourceTypes): { types: string[]; more: number } {
  const typed = prefix.toLowerCase()
  const names = resourceTypeNames()
  const begins = names.filter((name) => name.toLowerCase().startsWith(typed))
  const holds = names.filter((name) => !name.toLowerCase().startsWith(typed) && name.toLowerCase().includes(typed))
  const found = [...begins, ...holds]
  return { types: found.slice(0, most), more: Math.max(0, found.length - most) }
}

/**
 * The properties and attributes of one resource type: what may be written in it, and read from it. With a path, the
 * properties of what stands there, as far as it has a shape of its own.
 */
export function describeResourceType({ type, path }: ResourceTypeRef) {
  const found = resourceType(type)
  if (!found) throw notFound(`The resource type ${type}`)
  const { properties, attributes, stateful } = found
  const own = Object.entries(properties).map(([name, property]) => ({ name, ...property }))
  return { type, attributes, stateful, properties: path.length === 0 ? own : propertiesInside(type, path) }
}

function propertiesInside(type: string, path: readonly string[]) {
  const shapes = propertyShapes(type) ?? {}
  let shape = shapes['']
  for (const step of path) {
    const inner = /^<(.+)>/.exec(shape?.[step] ?? '')?.[1]
    shape = inner === undefined ? undefined : shapes[inner]
  }
  return Object.entries(shape ?? {}).map(([name, code]) => ({
    name,
    type: code.replace(/!$/, '').replace(/<[^>]*>/, 'object'),
    required: code.endsWith('!'),
    replacement: 'never' as const,
  }))
}
