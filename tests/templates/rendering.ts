import { createRenderPool } from '../../server/rendering/pool.ts'
import { type RenderedPart, renderPart } from '../../server/templates/rendering/render.ts'
import { type InstanceFacts, renderNames } from '../../server/templates/rendering/render-context.ts'
import { checkSpec, type Spec } from '../../server/templates/specs/spec.ts'
import type { StarterVersion } from './catalogue.ts'

/** The real renderer processes; every test file that renders closes them in the end. */
export const pool = createRenderPool({ size: 1 })

/** As long as names may be: what holds for these holds for every name. */
export const longest = (letter: string) => letter.repeat(40)

export interface Variant {
  spec?: Spec
  /** Outputs of the environment that differ from the bundle's sample. */
  outputs?: Record<string, string>
  /** Outputs the environment does not have, as in an environment of another template. */
  without?: string[]
}

export interface PipelineVariant {
  spec?: Spec
  /** Instances in the order in which they are released to; without outputs they are not deployed yet. */
  instances?: { name: string; environment?: string; spec?: Spec; outputs: Record<string, string> }[]
}

export const exampleSpec = ({ bundle, part }: StarterVersion): Spec => bundle.example?.[part] ?? {}

/** Renders a version in an environment, service and instance with the longest names. The spec must fit. */
export function render(starter: StarterVersion, variant: Variant = {}): Promise<RenderedPart> {
  return renderPart(pool, { bundle: starter.bundle, part: starter.part, names: namesFor(starter, variant) })
}

/** Renders the pipeline of a service with the longest names. */
export function renderPipeline({ name, bundle }: StarterVersion, variant: PipelineVariant = {}): Promise<RenderedPart> {
  const schema = bundle.schema.pipeline ?? {}
  const instanceSchema = bundle.schema.instance ?? {}
  const spec = fitting(name, schema, variant.spec ?? bundle.example?.pipeline ?? {})
  const instances = (variant.instances ?? []).map(
    (instance): InstanceFacts => ({
      name: instance.name,
      outputs: instance.outputs,
      spec: fitting(name, instanceSchema, instance.spec ?? bundle.example?.instance ?? {}),
      environment: { ...place(instance.environment ?? longest('e')), outputs: bundle.exampleOutputs ?? {} },
    }),
  )
  const names = renderNames({
    part: 'pipeline',
    schema,
    spec,
    instanceSchema,
    instances,
    service: { name: longest('s') },
  })
  return renderPart(pool, { bundle, part: 'pipeline', names })
}

const place = (name: string) => ({ name, accountId: '111122223333', region: 'eu-west-1' })

function fitting(name: string, schema: Parameters<typeof checkSpec>[0], given: Spec): Spec {
  const { spec, issues } = checkSpec(schema, given)
  if (issues.length > 0) throw new Error(`${name} does not take this spec: ${JSON.stringify(issues)}`)
  return spec
}

function namesFor({ name, bundle, part }: StarterVersion, { spec: given, outputs, without = [] }: Variant) {
  const schema = bundle.schema[part] ?? {}
  const spec = fitting(name, schema, given ?? bundle.example?.[part] ?? {})
  const environment = place(longest('e'))
  if (part === 'infrastructure') return renderNames({ part, schema, spec, environment })
  const all = Object.entries({ ...bundle.exampleOutputs, ...outputs }).filter(([output]) => !without.includes(output))
  return renderNames({
    part: 'instance',
    schema,
    spec,
    environment: { ...environment, outputs: Object.fromEntries(all) },
    service: { name: longest('s') },
    instance: { name: longest('i') },
  })
}
