import type { Json, JsonObject } from '../../template/template.ts'
import { findSecret } from '../sidecars/secrets.ts'
import { findParameter } from '../sidecars/ssm.ts'
import type { Region } from '../state/region.ts'

const REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]*)\}\}/g

/**
 * Why a dynamic reference cannot be resolved, or nothing. The references stay as they are written: a stack never
 * tells the secret that a resource was given.
 */
export function referenceProblem(home: Region, properties: JsonObject): string | undefined {
  for (const text of textsIn(properties)) {
    for (const [whole, service = '', rest = ''] of text.matchAll(REFERENCE)) {
      const found =
        service === 'secretsmanager' ? secretFound(home, rest) : findParameter(home, rest.split(':')[0] ?? '')
      if (found) continue
      return service === 'secretsmanager'
        ? `Could not find a value associated with JSONKey in SecretString: ${whole}`
        : `Unable to fetch parameters [${rest.split(':')[0]}] from parameter store for this account.`
    }
  }
  return undefined
}

/** `id:SecretString:key:stage:version`, where the id may be an ARN of seven pieces. */
function secretFound(home: Region, rest: string): boolean {
  const pieces = rest.split(':')
  const arnLength = rest.startsWith('arn:') ? 7 : 1
  const value = findSecret(home, pieces.slice(0, arnLength).join(':'))
  const key = pieces[arnLength + 1]
  if (value === undefined || !key) return value !== undefined
  // A generated secret answers any key.
  return !value.startsWith('{') || value.includes(JSON.stringify(key))
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return value.includes('{{resolve:') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
