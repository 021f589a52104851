import { formatError } from '../template.ts'

/** CloudFormation's published quotas on one template. */
export const LIMITS: Record<string, number> & {
  attributesOfMapping: number
  dynamicReferences: number
  nameLength: number
  descriptionBytes: number
  inlineBytes: number
  urlBytes: number
} = {
  Resources: 500,
  Parameters: 200,
  Outputs: 200,
  Mappings: 200,
  attributesOfMapping: 200,
  dynamicReferences: 60,
  nameLength: 255,
  descriptionBytes: 1024,
  inlineBytes: 51_200,
  urlBytes: 1_048_576,
}

/** Refuses a name of a parameter, resource or output that is too long or holds more than letters and digits. */
export function checkName(kind: 'Output' | 'Parameter' | 'Resource', name: string): void {
  if (!/^[a-zA-Z0-9]+$/.test(name)) throw formatError(`${kind} name ${name} is non alphanumeric.`)
  if (name.length > LIMITS.nameLength) {
    throw formatError(`${kind} name ${name} is longer than the maximum allowed, ${LIMITS.nameLength} characters`)
  }
}
