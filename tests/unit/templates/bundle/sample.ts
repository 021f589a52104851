import type { BundleFile, Finding } from '../../../../server/templates/bundle/bundle.ts'
import { readBundle } from '../../../../server/templates/bundle/read.ts'

const manifest = `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: handlebars
      template_language: cloudformation
`
const cloudformation = 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n'

/** A schema whose one type holds the given properties, indented by four levels as they stand there. */
export const schemaWith = (properties: string, key = 'environment_input_type') => `schema:
  format:
    openapi: "3.0.0"
  ${key}: Input
  types:
    Input:
      type: object
      properties:
${properties
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
`

export const environmentFiles: Record<string, string> = {
  'schema/schema.yaml': schemaWith('size:\n  type: string\n  enum: [small, large]\n  default: small'),
  'infrastructure/manifest.yaml': manifest,
  'infrastructure/cloudformation.yaml': cloudformation,
}

export const serviceFiles: Record<string, string> = {
  'schema/schema.yaml': schemaWith('port:\n  type: integer\n  default: 80', 'service_input_type'),
  'instance_infrastructure/manifest.yaml': manifest,
  'instance_infrastructure/cloudformation.yaml': cloudformation,
  '.template-registration.yaml': 'compatible_environments: ["network:1"]\n',
}

/** Undefined takes a file away. */
export function filesOf(base: Record<string, string>, changes: Record<string, string | undefined> = {}): BundleFile[] {
  return Object.entries({ ...base, ...changes }).flatMap(([path, content]) =>
    content === undefined ? [] : [{ path, content }],
  )
}

export const readEnvironment = (changes?: Record<string, string | undefined>) =>
  readBundle(filesOf(environmentFiles, changes))
export const readService = (changes?: Record<string, string | undefined>) => readBundle(filesOf(serviceFiles, changes))

/** `error SCHEMA_REF schema/schema.yaml:8: message` */
export const lines = (findings: Finding[]) =>
  findings.map(
    ({ severity, code, file, line, message }) => `${severity} ${code} ${file}${line ? `:${line}` : ''}: ${message}`,
  )
