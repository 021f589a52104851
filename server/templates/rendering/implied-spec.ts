import type { JsonSchema } from '../bundle/bundle.ts'
import type { Spec } from '../specs/spec.ts'

/**
 * What somebody in a hurry would fill in: nothing that has a default or may be left out, and something plausible where
 * the schema insists. For bundles without an example, as most of AWS Proton's are.
 */
export function impliedSpec({ properties = {}, required = [] }: JsonSchema): Spec {
  const demanded = required.filter((name) => properties[name]?.default === undefined)
  return Object.fromEntries(demanded.map((name) => [name, plausible(properties[name] ?? {})]))
}

function plausible(schema: JsonSchema): unknown {
  const { type, default: preset, const: only, enum: choices } = schema
  const given = preset ?? only ?? choices?.[0]
  if (given !== undefined) return given
  switch (Array.isArray(type) ? type[0] : type) {
    case 'boolean':
      return false
    case 'number':
    case 'integer':
      return schema.minimum ?? Math.min(1, schema.maximum ?? 1)
    case 'array':
      return Array.from({ length: schema.minItems ?? 1 }, () => plausible(schema.items ?? {}))
    case 'object':
      return impliedSpec(schema)
    default:
      return plausibleText(schema)
  }
}

const plausibleText = ({ minLength = 0, maxLength = Number.POSITIVE_INFINITY }: JsonSchema) =>
  'example'.padEnd(minLength, 'x').slice(0, maxLength)
