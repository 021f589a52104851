import { listItems } from '../../../template/parameters/resolve.ts'
import { entry, type Template } from '../../../template/template.ts'
import type { Region } from '../../state/region.ts'
import { validationError } from '../../wire/aws-error.ts'
import type { Call } from '../call.ts'

/**
 * Refuses values of AWS-specific parameter types that do not exist. What exists beside the resources of stacks only
 * the control interface knows; a type that it has no list for has every value.
 */
export function checkExistingValues(
  { home, world }: Call,
  { parameters }: Template,
  values: Record<string, string>,
): void {
  for (const [name, { type }] of Object.entries(parameters)) {
    const listed = entry(world.settings.existing, type.replace(/^List<(.*)>$/, '$1'))
    if (!listed) continue
    const value = entry(values, name) ?? ''
    const missing = (type.startsWith('List<') ? listItems(value) : [value]).find(
      (one) => !listed.includes(one) && !isHeld(home, one),
    )
    if (missing === undefined) continue
    throw validationError(
      `Parameter validation failed: parameter value ${missing} for parameter name ${name} does not exist`,
    )
  }
}

function isHeld(home: Region, physicalId: string): boolean {
  for (const { stack, resources } of home.stacks.values()) {
    if (stack.status === 'DELETE_COMPLETE') continue
    for (const one of resources.values()) {
      if (one.physicalId === physicalId && one.status !== 'DELETE_COMPLETE') return true
    }
  }
  return false
}
