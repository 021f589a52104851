import type { PropertyType, ResourceType } from '../../../template/resource-types.ts'
import type { JsonObject } from '../../../template/template.ts'

const PRIMITIVES = new Set(['string', 'integer', 'number', 'boolean', 'object'])

/** What is known of a type, as a resource provider schema. It has no patterns, ranges or handlers: they are not known. */
export function schemaOf(type: ResourceType): JsonObject {
  const names = Object.keys(type.properties)
  const replacing = (when: PropertyType['replacement']) =>
    names.filter((name) => type.properties[name]?.replacement === when).map(pointer)
  const required = names.filter((name) => type.properties[name]?.required)
  const readOnly = type.attributes.filter((name) => !Object.hasOwn(type.properties, name))
  const properties = Object.entries(type.properties).map(([name, property]) => [name, propertySchema(property.type)])
  return {
    typeName: type.name,
    description: `Resource Type definition for ${type.name}`,
    additionalProperties: false,
    properties: Object.fromEntries([...properties, ...readOnly.map((name) => [name.replaceAll('.', '_'), {}])]),
    required,
    createOnlyProperties: replacing('always'),
    conditionalCreateOnlyProperties: replacing('maybe'),
    readOnlyProperties: readOnly.map((name) => pointer(name.replaceAll('.', '/'))),
    primaryIdentifier: type.identifier.map(pointer),
    tagging: {
      taggable: type.tagProperty !== undefined,
      ...(type.tagProperty && { tagProperty: pointer(type.tagProperty) }),
    },
  }
}

/** Whether a resource of the type can be changed at all without becoming another one. */
export function provisioningOf({ properties }: ResourceType): 'FULLY_MUTABLE' | 'IMMUTABLE' {
  const all = Object.values(properties)
  return all.length > 0 && all.every(({ replacement }) => replacement === 'always') ? 'IMMUTABLE' : 'FULLY_MUTABLE'
}

function propertySchema(type: string): JsonObject {
  if (type.endsWith('[]')) return { type: 'array', items: propertySchema(type.slice(0, -2)) }
  if (type.endsWith('{}')) return { type: 'object' }
  if (type.includes('|')) return { anyOf: type.split('|').map(propertySchema) }
  return { type: PRIMITIVES.has(type) ? type : 'object' }
}

function pointer(name: string): string {
  return `/properties/${name}`
}
