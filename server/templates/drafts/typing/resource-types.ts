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

/** The properties and attributes of one resource type: what may be written in it, and read from it. */
export function describeResourceType({ type }: ResourceTypeRef) {
  const found = resourceType(type)
  if (!found) throw notFound(`The resource type ${type}`)
  const { properties, attributes } = found
  return {
    type,
    properties: Object.entries(properties).map(([name, property]) => ({ name, ...property })),
    attributes,
  }
}
