import type { Bundle, Part } from '../bundle/bundle.ts'
import { checkSpec } from '../specs/spec.ts'
import { renderNames } from './render-context.ts'

/** Where examples are rendered: nowhere that exists. */
const place = { accountId: '123456789012', region: 'eu-central-1' }
const environment = { name: 'example', ...place }

const exampleService = {
  name: 'example-service',
  repository_id: 'example/service',
  repository_connection_arn: `arn:aws:codestar-connections:${place.region}:${place.accountId}:connection/example`,
  branch_name: 'main',
}

/** The names a part of a bundle sees when it is rendered from the bundle's own example. */
export function exampleNames(bundle: Bundle, part: Part): Record<string, unknown> {
  const schema = bundle.schema[part] ?? {}
  const { spec } = checkSpec(schema, bundle.example?.[part] ?? {})
  const outputs = bundle.exampleOutputs ?? {}
  const service = exampleService
  if (part === 'infrastructure') return renderNames({ part, schema, spec, environment })
  if (part === 'instance') {
    return renderNames({
      part,
      schema,
      spec,
      environment: { ...environment, outputs },
      service,
      instance: { name: 'example' },
    })
  }
  const instanceSchema = bundle.schema.instance ?? {}
  const instance = checkSpec(instanceSchema, bundle.example?.instance ?? {}).spec
  const instances = [{ name: 'example', spec: instance, outputs: {}, environment: { ...environment, outputs } }]
  return renderNames({ part, schema, spec, service, instanceSchema, instances })
}
