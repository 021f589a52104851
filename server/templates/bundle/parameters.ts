import type { Template } from '../../cloudformation/template/template.ts'
import { Problem } from '../../errors.ts'
import type { Part } from './part.ts'
import type { JsonSchema } from './schema/json-schema.ts'

/**
 * CloudFormation parameters of a rendered template: a field of the spec with the same name as a parameter is its value.
 * A field nobody filled in leaves the parameter to its own default.
 */
export function parametersFor(
  part: Part,
  template: Template,
  schema: JsonSchema,
  names: Record<string, unknown>,
): Record<string, string> {
  const inputs = inputsOf(part, names)
  const values: Record<string, string> = {}
  const missing: string[] = []
  for (const [name, declaration] of Object.entries(template.parameters)) {
    const isField = Object.hasOwn(schema.properties ?? {}, name)
    const value = isField && Object.hasOwn(inputs, name) ? inputs[name] : undefined
    if (value !== undefined && value !== null) values[name] = parameterText(value)
    else if (declaration.default === undefined) missing.push(name)
  }
  if (missing.length === 0) return values
  const message =
    `The template's parameter ${missing.join(', ')} has no value: ` +
    'add a default to it, or a field of the same name to schema.yaml that is required or has a default.'
  throw new Problem('BAD_REQUEST', message, { reason: 'RENDER_PARAMETER', at: `Parameters/${missing[0]}` })
}

const inputNamespace = {
  infrastructure: 'environment',
  instance: 'service_instance',
  pipeline: 'pipeline',
} as const satisfies Record<Part, string>

function inputsOf(part: Part, names: Record<string, unknown>): Record<string, unknown> {
  const holder = names[inputNamespace[part]] as { inputs?: Record<string, unknown> } | undefined
  return holder?.inputs ?? {}
}

/** Lists become CloudFormation's comma-delimited lists, maps become JSON. */
function parameterText(value: unknown): string {
  if (Array.isArray(value)) return value.map(parameterText).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
