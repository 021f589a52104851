import { escapePointer, type JsonSchema } from './json-schema.ts'
import type { Issue } from './words.ts'

const reference = /^\{\{resolve:(secretsmanager|ssm-secure):[\w/.:@+=-]{1,1024}\}\}$/
const anyReference = /\{\{\s*resolve:/

/**
 * A field marked `x-secret` takes only a dynamic reference, so that Hadron never holds a secret. Elsewhere a dynamic
 * reference is refused: CloudFormation would put the secret into whatever the field is used for.
 */
export function checkSecrets(schema: JsonSchema, value: unknown, at = ''): Issue[] {
  if (schema['x-secret'] && value !== undefined && value !== null) {
    if (typeof value === 'string' && reference.test(value)) return []
    return [{ at, code: 'INPUT_SECRET', message: secretWords }]
  }
  if (typeof value === 'string')
    return anyReference.test(value) ? [{ at, code: 'INPUT_SECRET', message: publicWords }] : []
  if (Array.isArray(value))
    return value.flatMap((item, index) => checkSecrets(schema.items ?? {}, item, `${at}/${index}`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const other = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
    return checkSecrets(schema.properties?.[name] ?? other, inner, `${at}/${escapePointer(name)}`)
  })
}

const secretWords =
  'takes a reference to a secret, never the secret itself: ' +
  '{{resolve:secretsmanager:NAME:SecretString:KEY}} or {{resolve:ssm-secure:NAME}}. Store the secret in AWS first'
const publicWords = 'is not a secret field, so {{resolve:…}} is not accepted here'

const relaxed = new WeakMap<JsonSchema, JsonSchema>()

/** The same schema without rules for secret fields: they are meant for the secret, not for its reference. */
export function withoutSecretRules(schema: JsonSchema): JsonSchema {
  const known = relaxed.get(schema)
  if (known) return known
  const result = schema['x-secret'] ? {} : relax(schema)
  relaxed.set(schema, result)
  return result
}

function relax(schema: JsonSchema): JsonSchema {
  const result = { ...schema }
  if (schema.properties) {
    const entries = Object.entries(schema.properties).map(([name, property]) => [name, withoutSecretRules(property)])
    result.properties = Object.fromEntries(entries)
  }
  if (schema.items) result.items = withoutSecretRules(schema.items)
  return result
}
