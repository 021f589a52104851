import type { Bundle, Part } from './bundle/bundle.ts'
import type { Spec } from './spec.ts'

/** An environment as templates see it; `account_id` is the AWS account, 12 digits. */
export interface EnvironmentFacts {
  name: string
  account_id: string
  region: string
}

type Outputs = Record<string, string>
type Names = Record<string, unknown>

/**
 * The names that templates may use are Proton's, spelt as Proton spells them. Specs come checked and with defaults;
 * `renderPart` adds what nobody filled in as null.
 */
export const environmentNames = ({ environment }: { environment: EnvironmentFacts & { inputs: Spec } }): Names => ({
  environment: { ...environment },
})

interface InstanceNames {
  environment: EnvironmentFacts & { outputs: Outputs }
  service: { name: string }
  serviceInstance: { name: string; inputs: Spec }
  /** Outputs of the component attached to the instance. */
  componentOutputs?: Outputs
}

export const instanceNames = ({
  environment,
  service,
  serviceInstance,
  componentOutputs = {},
}: InstanceNames): Names => ({
  environment: { ...environment },
  service: { ...service },
  // Proton's idiom tests components without asking whether there are any: the names are always there.
  service_instance: { ...serviceInstance, components: { default: { outputs: componentOutputs } } },
})

interface PipelineNames {
  service: { name: string }
  pipeline: { inputs: Spec }
  serviceInstances: {
    name: string
    inputs: Spec
    outputs: Outputs
    environment: EnvironmentFacts & { outputs: Outputs }
  }[]
}

export const pipelineNames = ({ service, pipeline, serviceInstances }: PipelineNames): Names => ({
  service: { ...service },
  pipeline: { ...pipeline },
  service_instances: serviceInstances.map((instance) => ({ ...instance })),
})

const examplePlace = { account_id: '111122223333', region: 'eu-west-1' }

/** Names for trying a bundle before it is published: its own example spec and outputs, and an invented place. */
export function exampleNames(bundle: Bundle, part: Part): Names {
  const inputs = bundle.example?.[part] ?? {}
  const environment = { name: 'example', ...examplePlace }
  const outputs = bundle.exampleOutputs ?? {}
  const service = { name: 'example-service' }
  if (part === 'infrastructure') return environmentNames({ environment: { ...environment, inputs } })
  const instance = { name: 'example-instance', inputs: bundle.example?.instance ?? {} }
  if (part === 'instance')
    return instanceNames({ environment: { ...environment, outputs }, service, serviceInstance: instance })
  const serviceInstances = [{ ...instance, outputs: {}, environment: { ...environment, outputs } }]
  return pipelineNames({ service, pipeline: { inputs }, serviceInstances })
}
