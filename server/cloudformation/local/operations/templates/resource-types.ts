import { resourceType } from '../../../template/resource-types.ts'
import type { Template } from '../../../template/template.ts'
import { fits } from '../../state/settings.ts'
import { validationError } from '../../wire/aws-error.ts'

/** Refuses types that do not exist, and types that the caller did not allow. */
export function checkResourceTypes(template: Template, allowed?: string[]): void {
  const types = [...new Set(Object.values(template.resources).map((resource) => resource.type))]
  const unknown = types.filter((type) => resourceType(type) === undefined)
  if (unknown.length > 0) {
    throw validationError(`Template format error: Unrecognized resource types: [${unknown.join(', ')}]`)
  }
  if (!allowed || allowed.length === 0) return
  for (const type of types) {
    if (!allowed.some((pattern) => fits(pattern, type))) {
      throw validationError(`Resource type ${type} is not allowed by parameter ResourceTypes [${allowed.join(', ')}]`)
    }
  }
}
