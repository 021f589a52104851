import { WholeFloat } from '../../rendering/json/write-json.ts'
import type { JsonSchema } from '../bundle/schema/json-schema.ts'
import type { Spec } from '../specs/spec.ts'

/** An environment as its template may see it. */
export interface EnvironmentFacts {
  name: string
  /** The AWS account id, 12 digits. */
  accountId: string
  region: string
}

type Outputs = Record<string, string>

/** A service as its templates may see it. Who has no repository leaves it out. */
export interface ServiceFacts {
  name: string
  repository_id?: string
  repository_connection_arn?: string
  branch_name?: string
}

export interface InstanceFacts {
  name: string
  spec: Spec
  outputs: Outputs
  environment: EnvironmentFacts & { outputs: Outputs }
}

interface Inputs {
  /** Of the part; specs come checked and with their defaults from `checkSpec`. */
  schema: JsonSchema
  spec: Spec
}

export type RenderContext =
  | (Inputs & { part: 'infrastructure'; environment: EnvironmentFacts })
  | (Inputs & {
      part: 'instance'
      environment: EnvironmentFacts & { outputs: Outputs }
      service: ServiceFacts
      instance: { name: string }
      /** Outputs of the component attached to the instance. */
      componentOutputs?: Outputs
    })
  | (Inputs & { part: 'pipeline'; service: ServiceFacts; instanceSchema: JsonSchema; instances: InstanceFacts[] })

/** The names a template may use: Proton's namespaces, spelt as Proton spells them. */
export function renderNames(context: RenderContext): Record<string, unknown> {
  const inputs = withNulls(context.schema, context.spec)
  switch (context.part) {
    case 'infrastructure':
      return { environment: { ...environmentNames(context.environment), inputs } }
    case 'instance': {
      const { environment, service, instance, componentOutputs: outputs = {} } = context
      return {
        environment: { ...environmentNames(environment), outputs: environment.outputs },
        service,
        // Proton's idiom tests components without asking whether there are any: the names are always there.
        service_instance: { name: instance.name, inputs, components: { default: { outputs } } },
      }
    }
    case 'pipeline':
      return {
        service: context.service,
        pipeline: { inputs },
        service_instances: context.instances.map(({ name, spec, outputs, environment }) => ({
          name,
          inputs: withNulls(context.instanceSchema, spec),
          outputs,
          environment: { ...environmentNames(environment), outputs: environment.outputs },
        })),
      }
  }
}

const environmentNames = ({ name, accountId, region }: EnvironmentFacts) => ({ name, account_id: accountId, region })

/**
 * A spec in which every field of the schema is present: what nobody filled in is null. A template can then ask for it
 * with `{{#if}}`, while a misspelt name is still an error.
 */
function withNulls(schema: JsonSchema, value: unknown): unknown {
  const { items } = schema
  if (Array.isArray(value)) return items ? value.map((item) => withNulls(items, item)) : value
  if (typeof value !== 'object' || value === null || value instanceof WholeFloat) return value ?? null
  const given = value as Record<string, unknown>
  const known = Object.entries(schema.properties ?? {}).map(([name, property]) => [
    name,
    withNulls(property, given[name]),
  ])
  return { ...given, ...Object.fromEntries(known) }
}
