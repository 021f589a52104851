import type { BundleSchema, JsonSchema, Part } from './bundle/bundle.ts'

export const inputNamespace = {
  infrastructure: 'environment',
  instance: 'service_instance',
  pipeline: 'pipeline',
} as const satisfies Record<Part, string>

type Names = Record<string, unknown>

/** The names with every field of the schemas present: `{{#if}}` may ask for it, while a misspelt name is an error. */
export function completeNames(part: Part, names: Names, schema: BundleSchema): Names {
  const namespace = inputNamespace[part]
  const completed = { ...names, [namespace]: completeHolder(names[namespace], schema[part]) }
  const instances = completed.service_instances
  if (part !== 'pipeline' || !Array.isArray(instances)) return completed
  return { ...completed, service_instances: instances.map((instance) => completeHolder(instance, schema.instance)) }
}

function completeHolder(holder: unknown, schema: JsonSchema | undefined): unknown {
  if (!isMap(holder)) return holder
  return { ...holder, inputs: withNulls(schema ?? {}, holder.inputs ?? {}) }
}

/** A value in which what nobody filled in is null. */
export function withNulls(schema: JsonSchema, value: unknown): unknown {
  const { items } = schema
  if (Array.isArray(value)) return items ? value.map((item) => withNulls(items, item)) : value
  if (!isMap(value)) return value ?? null
  const known = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    withNulls(property, value[name]),
  ])
  return { ...value, ...Object.fromEntries(known) }
}

const isMap = (value: unknown): value is Names => typeof value === 'object' && value !== null && !Array.isArray(value)
