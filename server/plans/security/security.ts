import type { JsonObject } from '../../cloudformation/template/template.ts'
import { exposureWidened } from './exposure.ts'
import { permissionsWidened } from './permissions.ts'

/**
 * What a change does to permissions and exposure, in words without values of one target; empty when it widens neither.
 * `before` is absent for a new resource. `account` is the AWS account the stack lives in.
 */
export function securityOf(type: string, before: JsonObject | undefined, after: JsonObject, account: string): string[] {
  return [...permissionsWidened(before, after, account), ...exposureWidened(type, before, after, account)].toSorted()
}
