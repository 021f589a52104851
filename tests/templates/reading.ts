import { parseTemplate } from '../../server/cloudformation/template/parse.ts'
import type { Template } from '../../server/cloudformation/template/template.ts'
import type { RenderedPart } from '../../server/templates/rendering/render.ts'
import { type StarterVersion, versions } from './catalogue.ts'
import { render, renderPipeline } from './rendering.ts'
import { pipelineVariantsOf, variantsOf } from './variants.ts'

export type Resource = Template['resources'][string]

/** Every way in which the catalogue is tried: each version, and its pipeline, with each of its choices. */
export const cases = versions.flatMap((starter) => [
  ...Object.entries(variantsOf(starter)).map(([says, variant]) => ({
    name: `${starter.name} ${says}`,
    starter,
    part: starter.part,
    rendered: (): Promise<RenderedPart> => render(starter, variant),
  })),
  ...Object.entries(pipelineVariantsOf(starter)).map(([says, variant]) => ({
    name: `the pipeline of ${starter.name} ${says}`,
    starter,
    part: 'pipeline' as const,
    rendered: (): Promise<RenderedPart> => renderPipeline(starter, variant),
  })),
])

/** The newest version of a template. */
export function newest(template: string): StarterVersion {
  const found = versions.filter((starter) => starter.template === template).at(-1)
  if (!found) throw new Error(`the catalogue has no ${template}`)
  return found
}

export const templateOf = async (rendered: Promise<RenderedPart>) => parseTemplate((await rendered).body)

/** The resources of a type, by logical id. */
export const ofType = ({ resources }: Template, type: string): [string, Resource][] =>
  Object.entries(resources).filter(([, resource]) => resource.type === type)

/** A property somewhere below a resource: `at(bucket, 'VersioningConfiguration', 'Status')`. */
export function at({ properties }: Resource, ...path: (string | number)[]): unknown {
  let value: unknown = properties
  for (const step of path) value = typeof value === 'object' && value ? Reflect.get(value, step) : undefined
  return value
}

/** The resource of a type, where there is exactly one. */
export function only(template: Template, type: string): Resource {
  const [found, ...others] = ofType(template, type)
  if (!found || others.length > 0) throw new Error(`there are ${others.length + (found ? 1 : 0)} of ${type}`)
  return found[1]
}
