import type { BundleSchema, JsonSchema, Part } from '../bundle/bundle.ts'
import { escapePointer } from '../bundle/schema/json-schema.ts'

type Names = Record<string, unknown>

/** Names for Jinja, and where in them whole numbers are floats. */
interface ProtonNames {
  names: Names
  floats: string[]
}

const holders = {
  infrastructure: 'environment',
  instance: 'service_instance',
  pipeline: 'pipeline',
} as const satisfies Record<Part, string>

/**
 * The names as AWS Proton gave them to a Jinja template. An input nobody filled in is not there at all: `is defined`
 * tells, a truth test is false, printing it is an error. Older bundles also reach the environment through the instance.
 */
export function protonNames(part: Part, names: Names, schema: BundleSchema): ProtonNames {
  const floats: string[] = []
  const holder = holders[part]
  const completed: Names = { ...names, [holder]: withInputs(names[holder], schema[part], `/${holder}`, floats) }
  if (part === 'instance' && isMap(completed.service_instance)) {
    completed.service_instance = { environment: names.environment, ...completed.service_instance }
  }
  if (Array.isArray(names.service_instances)) {
    completed.service_instances = names.service_instances.map((instance, index) =>
      withInputs(instance, schema.instance, `/service_instances/${index}`, floats),
    )
  }
  return { names: completed, floats }
}

function withInputs(holder: unknown, schema: JsonSchema | undefined, at: string, floats: string[]): unknown {
  if (!isMap(holder) || holder.inputs === undefined) return holder
  return { ...holder, inputs: given(holder.inputs, schema ?? {}, `${at}/inputs`, floats) }
}

/** A value without the fields that are null. */
function given(value: unknown, schema: JsonSchema, at: string, floats: string[]): unknown {
  if (schema['x-float-default'] && value === schema.default) floats.push(at)
  const { items } = schema
  if (Array.isArray(value)) return value.map((item, index) => given(item, items ?? {}, `${at}/${index}`, floats))
  if (!isMap(value)) return value
  const filled = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(
    filled.map(([name, inner]) => [
      name,
      given(inner, schema.properties?.[name] ?? {}, `${at}/${escapePointer(name)}`, floats),
    ]),
  )
}

const isMap = (value: unknown): value is Names => typeof value === 'object' && value !== null && !Array.isArray(value)
