import { createRenderPool } from '../../server/rendering/pool.ts'
import { type RenderedPart, renderPart } from '../../server/templates/rendering/render.ts'
import { renderNames } from '../../server/templates/rendering/render-context.ts'
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
}

export const exampleSpec = ({ bundle, part }: StarterVersion): Spec => bundle.example?.[part] ?? {}

/** Renders a version in an environment, service and instance with the longest names. The spec must fit. */
export function render(starter: StarterVersion, variant: Variant = {}): Promise<RenderedPart> {
  return renderPart(pool, { bundle: starter.bundle, part: starter.part, names: namesFor(starter, variant) })
}

function namesFor({ name, bundle, part }: StarterVersion, { spec: given, outputs }: Variant) {
  const schema = bundle.schema[part] ?? {}
  const { spec, issues } = checkSpec(schema, given ?? bundle.example?.[part] ?? {})
  if (issues.length > 0) throw new Error(`${name} does not take this spec: ${JSON.stringify(issues)}`)
  const environment = { name: longest('e'), accountId: '111122223333', region: 'eu-west-1' }
  if (part === 'infrastructure') return renderNames({ part, schema, spec, environment })
  return renderNames({
    part: 'instance',
    schema,
    spec,
    environment: { ...environment, outputs: { ...bundle.exampleOutputs, ...outputs } },
    service: { name: longest('s') },
    instance: { name: longest('i') },
  })
}
