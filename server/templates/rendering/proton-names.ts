import { WholeFloat } from '../../rendering/json/write-json.ts'
import type { BundleSchema, JsonSchema, Part } from '../bundle/bundle.ts'

type Names = Record<string, unknown>

const holders = {
  infrastructure: 'environment',
  instance: 'service_instance',
  pipeline: 'pipeline',
} as const satisfies Record<Part, string>

/**
 * The names as AWS Proton gave them to a Jinja template. An input nobody filled in is not there at all: `is defined`
 * tells, a truth test is false, printing it is an error. Defaults that YAML wrote as floats are floats. Older bundles
 * also reach the environment through the instance.
 */
export function protonNames(part: Part, names: Names, schema: BundleSchema): Names {
  const holder = holders[part]
  const completed: Names = { ...names, [holder]: withInputs(names[holder], schema[part]) }
  if (part === 'instance' && isMap(completed.service_instance)) {
    completed.service_instance = { environment: names.environment, ...completed.service_instance }
  }
  if (Array.isArray(names.service_instances)) {
    completed.service_instances = names.service_instances.map((instance) => withInputs(instance, schema.instance))
  }
  return completed
}

function withInputs(holder: unknown, schema: JsonSchema | undefined): unknown {
  if (!isMap(holder) || holder.inputs === undefined) return holder
  return { ...holder, inputs: given(holder.inputs, schema ?? {}) }
}

/** A value without the fields that are null. */
function given(value: unknown, schema: JsonSchema): unknown {
  if (schema['x-float-default'] && value === schema.default) return new WholeFloat(Number(value))
  const { items } = schema
  if (Array.isArray(value)) return value.map((item) => given(item, items ?? {}))
  if (!isMap(value)) return value
  const filled = Object.entries(value).filter(([, inner]) => inner !== null)
  return Object.fromEntries(filled.map(([name, inner]) => [name, given(inner, schema.properties?.[name] ?? {})]))
}

const isMap = (value: unknown): value is Names =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WholeFloat)
