import { WholeFloat } from '../../rendering/json/write-json.ts'
import type { Bundle, JsonSchema, Part } from '../bundle/bundle.ts'
import type { ExamplePart } from '../bundle/files/example-parts.ts'
import { escapePointer } from '../bundle/schema/json-schema.ts'
import { checkSpec, type Spec } from '../specs/spec.ts'
import { impliedSpec } from './implied-spec.ts'
import { renderNames } from './render-context.ts'
import { standInsFor } from './stand-ins.ts'

/** Where examples are rendered: nowhere that exists. */
export const examplePlace = { accountId: '123456789012', region: 'eu-central-1' }
const environment = { name: 'example', ...examplePlace }

const exampleService = {
  name: 'example-service',
  repository_id: 'example/service',
  repository_connection_arn: `arn:aws:codestar-connections:${examplePlace.region}:${examplePlace.accountId}:connection/example`,
  branch_name: 'main',
}

const impliedBy = (schema: JsonSchema): ExamplePart => ({ spec: impliedSpec(schema), floats: [] })

interface Chosen {
  /** Of the example's instances; the first by default. */
  instance?: number
  /** Outputs of each instance, for a pipeline. */
  instanceOutputs?: Record<string, string>[]
}

/**
 * The names a part of a bundle sees when it is rendered from the bundle's own example; where it has none, from the
 * defaults of its schema. Outputs that the bundle gives no examples of have stand-ins.
 */
export function exampleNames(
  bundle: Bundle,
  part: Part,
  { instance = 0, instanceOutputs = [] }: Chosen = {},
): Record<string, unknown> {
  const schema = bundle.schema[part] ?? {}
  const standIns = standInsFor(bundle)
  const outputs = bundle.exampleOutputs ?? standIns.environment
  const example = bundle.exampleFile ?? { instances: [] }
  const service = exampleService
  if (part === 'infrastructure') {
    return renderNames({ part, schema, spec: filled(schema, example.infrastructure), environment })
  }
  const instanceSchema = bundle.schema.instance ?? {}
  const instances = (
    example.instances.length > 0 ? example.instances : [{ name: 'example', ...impliedBy(instanceSchema) }]
  ).map(({ name, ...given }, index) => ({
    name,
    spec: filled(instanceSchema, given),
    outputs: { ...standIns.instance, ...instanceOutputs[index] },
    environment: { ...environment, outputs },
  }))
  if (part === 'pipeline') {
    return renderNames({ part, schema, spec: filled(schema, example.pipeline), service, instanceSchema, instances })
  }
  const { name = 'example', spec = {} } = instances[instance] ?? {}
  return renderNames({ part, schema, spec, environment: { ...environment, outputs }, service, instance: { name } })
}

/** A spec with its defaults, in which numbers are floats where the example wrote them so. */
function filled(schema: JsonSchema, { spec: given, floats } = impliedBy(schema)): Spec {
  const { spec } = checkSpec(schema, given)
  return withFloats(spec, '', new Set(floats)) as Spec
}

function withFloats(value: unknown, at: string, floats: ReadonlySet<string>): unknown {
  if (typeof value === 'number' && floats.has(at)) return new WholeFloat(value)
  if (Array.isArray(value)) return value.map((item, index) => withFloats(item, `${at}/${index}`, floats))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withFloats(item, `${at}/${escapePointer(key)}`, floats)]),
  )
}
