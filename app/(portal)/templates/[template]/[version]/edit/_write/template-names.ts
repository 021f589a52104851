import type { BundleSchema, Part } from '../../../../../../../server/templates/bundle/bundle.ts'
import type { JsonSchema } from '../../../../../../../server/templates/bundle/schema/json-schema.ts'

export interface TemplateName {
  /** `service_instance.inputs.size` */
  name: string
  /** What it is, in a word or two. */
  what: string
}

const folders: Record<string, Part> = {
  infrastructure: 'infrastructure',
  instance_infrastructure: 'instance',
  pipeline_infrastructure: 'pipeline',
}

/** The part a file belongs to; undefined for what all parts share. */
export const partOfFile = (path: string): Part | undefined => folders[path.split('/')[0] ?? '']

const place = (holder: string): TemplateName[] => [
  { name: `${holder}.name`, what: 'name' },
  { name: `${holder}.account_id`, what: 'AWS account, 12 digits' },
  { name: `${holder}.region`, what: 'AWS region' },
]

const service: TemplateName[] = [
  { name: 'service.name', what: 'name' },
  { name: 'service.repository_id', what: 'repository' },
  { name: 'service.branch_name', what: 'branch' },
]

/** The names a template of this part may use: Proton's, and the inputs of the schema as it is typed now. */
export function templateNames(part: Part, schema: BundleSchema, outputs: readonly string[]): TemplateName[] {
  const inputs = (holder: string, of: Part) => inputNames(`${holder}.inputs`, schema[of])
  const environment = [
    ...place('environment'),
    ...outputs.map((name) => ({ name: `environment.outputs.${name}`, what: 'output' })),
  ]
  switch (part) {
    case 'infrastructure':
      return [...place('environment'), ...inputs('environment', 'infrastructure')]
    case 'instance':
      return [
        ...environment,
        ...service,
        { name: 'service_instance.name', what: 'name' },
        ...inputs('service_instance', 'instance'),
        { name: 'service_instance.components.default.outputs', what: 'outputs of its component' },
      ]
    case 'pipeline':
      return [...service, ...inputs('pipeline', 'pipeline'), { name: 'service_instances', what: 'list of instances' }]
  }
}

function inputNames(holder: string, schema: JsonSchema | undefined): TemplateName[] {
  return Object.entries(schema?.properties ?? {}).flatMap(([key, property]) => [
    { name: `${holder}.${key}`, what: wordFor(property) },
    ...inputNames(`${holder}.${key}`, property),
  ])
}

const wordFor = ({ type, enum: choices, title }: JsonSchema) =>
  [choices ? `one of ${choices.map(String).join(', ')}` : [type ?? 'any'].flat().join(' or '), title]
    .filter(Boolean)
    .join(': ')
    .slice(0, 60)
