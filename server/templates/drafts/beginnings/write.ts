import type { BundleFile } from '../../bundle/bundle.ts'
import { folders } from '../../bundle/files/manifest.ts'
import { type BeginningFor, type BeginningName, beginnings } from './beginning.ts'
import { bucket, cluster, type Skeleton } from './environment.ts'
import { queue, table } from './service.ts'

const skeletons: Record<BeginningName, (wanted: BeginningFor) => Skeleton> = { bucket, cluster, queue, table }

/** The files of a bundle that renders, deploys and documents itself, in the words of the wanted engine. */
export function writeBeginning(wanted: BeginningFor & { beginning: BeginningName }): BundleFile[] {
  const { kind } = beginnings[wanted.beginning]
  const skeleton = skeletons[wanted.beginning](wanted)
  const folder = folders[kind === 'environment' ? 'infrastructure' : 'instance']
  const files = {
    'README.md': readme(wanted, skeleton),
    [`${folder}/cloudformation.yaml`]: `AWSTemplateFormatVersion: '2010-09-09'\n\n${skeleton.template}`,
    [`${folder}/manifest.yaml`]: manifest(wanted),
    'schema/schema.yaml': schema(kind, wanted, skeleton),
    'spec/spec.yaml': kind === 'environment' ? environmentExample(skeleton) : serviceExample(skeleton),
    ...(kind === 'service' && wanted.runsIn.length > 0
      ? { '.template-registration.yaml': compatibleWith(wanted.runsIn) }
      : {}),
  }
  return Object.entries(files).map(([path, content]) => ({ path, content }))
}

const manifest = ({ engine }: BeginningFor) => `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: ${engine}
      template_language: cloudformation
`

const schema = (kind: 'environment' | 'service', { description }: BeginningFor, { properties }: Skeleton) => `schema:
  format:
    openapi: '3.0.0'
  ${kind}_input_type: Input
  types:
    Input:
      type: object
      description: ${JSON.stringify(description || 'What a team decides; everything else is decided here.')}
      properties:
${properties}`

const environmentExample = ({ example }: Skeleton) => `proton: EnvironmentSpec\nspec:\n${example}`

const serviceExample = ({ example }: Skeleton) =>
  `proton: ServiceSpec\ninstances:\n  - name: example\n    environment: example\n    spec:\n${example}`

export const compatibleWith = (runsIn: readonly string[]) =>
  `compatible_environments:\n${runsIn.map((environment) => `  - ${environment}\n`).join('')}`

const readme = ({ title, description }: BeginningFor, { outputs }: Skeleton) => `# ${title}

${description || 'Say in a sentence or two what a team gets, and when to choose it.'}

## Outputs

${outputs}

## Cost drivers

Say what it costs by the hour, and what makes it more.

## Operations

Say which changes are safe, what is replaced, and what to do when it fails.
`
