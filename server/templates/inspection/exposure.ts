import type { Json, Template } from '../../cloudformation/template/template.ts'
import type { Finding } from '../bundle/finding.ts'

/** A place where a secret can be read by people who may not read the secret. */
export interface Exposure {
  severity: Finding['severity']
  /** For finding the line: `Outputs`, the logical id, and what is written there. */
  steps: string[]
  message: string
  advice: string
}

const reference = /\{\{resolve:(?:secretsmanager|ssm-secure):/

/**
 * Where secrets leave their protection: dynamic references to secrets, which is all a field marked `x-secret` takes, and
 * parameters marked NoEcho, in Outputs, Metadata, tags, or environment variables.
 */
export function findExposures(template: Template): Exposure[] {
  const hidden = Object.entries(template.parameters).flatMap(([name, { noEcho }]) => (noEcho ? [name] : []))
  const reveals = (value: Json | undefined) => secretIn(value, hidden)
  const found: Exposure[] = []
  for (const [name, { value }] of Object.entries(template.outputs)) {
    const secret = reveals(value)
    if (secret)
      found.push(exposed('error', ['Outputs', name], `The output ${name}`, secret, 'Put out the ARN of the secret.'))
  }
  for (const [id, resource] of Object.entries(template.resources)) {
    const secret = reveals(resource.metadata)
    if (secret)
      found.push(exposed('error', ['Resources', id, 'Metadata'], `The metadata of ${id}`, secret, 'Remove it.'))
    found.push(...inProperties(id, resource.properties, reveals))
  }
  const secret = reveals(template.metadata)
  if (secret) found.push(exposed('error', ['Metadata'], "The template's metadata", secret, 'Remove it.'))
  return found
}

const plainPlaces: Record<string, { where: string; advice: string }> = {
  Tags: { where: 'A tag of', advice: 'Remove it: tags are shown everywhere.' },
  UserData: { where: 'The user data of', advice: 'Let the instance read the secret with its role when it starts.' },
  Environment: {
    where: 'An environment variable of',
    advice: 'Use Secrets with ValueFrom (ECS), or hand on the ARN and read the secret at run time (Lambda).',
  },
}

function inProperties(
  id: string,
  value: Json | undefined,
  reveals: (value: Json | undefined) => string | undefined,
): Exposure[] {
  if (Array.isArray(value)) return value.flatMap((item) => inProperties(id, item, reveals))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = plainPlaces[name]
    const secret = place && reveals(inner)
    if (!place || !secret) return inProperties(id, inner, reveals)
    return [exposed('warning', ['Resources', id, name], `${place.where} ${id}`, secret, place.advice)]
  })
}

function exposed(
  severity: Finding['severity'],
  steps: string[],
  where: string,
  secret: string,
  advice: string,
): Exposure {
  const verb = severity === 'error' ? 'shows' : 'holds'
  return { severity, steps, message: `${where} ${verb} ${secret} in the clear.`, advice }
}

/** The secret a value holds, in words. */
function secretIn(value: Json | undefined, hidden: string[]): string | undefined {
  if (typeof value === 'string') return reference.test(value) ? 'a secret by reference' : undefined
  if (Array.isArray(value)) return value.map((item) => secretIn(item, hidden)).find(Boolean)
  if (typeof value !== 'object' || value === null) return undefined
  const { Ref: ref, 'Fn::Sub': sub } = value
  if (typeof ref === 'string' && hidden.includes(ref)) return `the parameter ${ref} (NoEcho)`
  const text = Array.isArray(sub) ? sub[0] : sub
  const named = typeof text === 'string' ? hidden.find((name) => text.includes(`\${${name}}`)) : undefined
  if (named) return `the parameter ${named} (NoEcho)`
  return Object.values(value)
    .map((inner) => secretIn(inner, hidden))
    .find(Boolean)
}
