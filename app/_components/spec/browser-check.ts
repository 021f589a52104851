import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema'
import type { ErrorObject } from 'ajv'
import { fillDefaults } from '../../../server/templates/bundle/schema/defaults.ts'
import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import { checkSecrets, withoutSecretRules } from '../../../server/templates/bundle/schema/secrets.ts'
import { toIssues } from '../../../server/templates/bundle/schema/words.ts'
import { type Pointer, valueAt } from './pointer.ts'

/**
 * What is wrong with a spec, by place, in the server's own words: `{ '/port': 'is 0; at least 1' }`.
 * The server decides; this only says it sooner, without compiling code, which our content security policy forbids.
 */
export function checkInBrowser(schema: JsonSchema, spec: unknown): Record<Pointer, string> {
  const filled = fillDefaults(schema, spec)
  const rules = withoutForeignPatterns(withoutSecretRules(schema))
  const { errors } = new Validator(rules as Schema, '7', false).validate(filled)
  const issues = [
    ...toIssues(errors.flatMap((unit) => translate(unit, rules, filled))),
    ...checkSecrets(schema, filled),
  ]
  return Object.fromEntries(issues.map(({ at, message }) => [at, message]).toReversed())
}

/** One error of the validator as ajv would have said it. Errors that only wrap others are left out. */
function translate(unit: OutputUnit, rules: JsonSchema, filled: unknown): ErrorObject[] {
  const instancePath = decodeURI(unit.instanceLocation).slice(1)
  const schemaPath = unit.keywordLocation
  const error = { instancePath, schemaPath, data: valueAt(filled, instancePath) }
  if (unit.keyword === 'false') return [unknownField(error, rules)]
  const parent = valueAt(
    rules,
    decodeURI(schemaPath)
      .slice(1)
      .replace(/\/[^/]+$/, ''),
  ) as JsonSchema | undefined
  if (!parent || wrappers.has(unit.keyword)) return []
  return [{ ...error, keyword: unit.keyword, parentSchema: parent, params: paramsOf(unit, parent, error.data) }]
}

const wrappers = new Set(['properties', 'items', 'additionalProperties', 'allOf', 'if'])

function unknownField({ instancePath, ...error }: Pick<ErrorObject, 'instancePath' | 'schemaPath'>, rules: JsonSchema) {
  const parts = instancePath.split('/')
  const additionalProperty = parts.pop() ?? ''
  const at = parts.join('/')
  const parentSchema = valueAt(rules, at.replaceAll(/\/([^/]+)/g, '/properties/$1'))
  return {
    ...error,
    instancePath: at,
    keyword: 'additionalProperties',
    parentSchema,
    params: { additionalProperty },
  } as ErrorObject
}

const comparisons: Record<string, string> = {
  minimum: '>=',
  exclusiveMinimum: '>',
  maximum: '<=',
  exclusiveMaximum: '<',
}

function paramsOf({ keyword, error }: OutputUnit, schema: JsonSchema, data: unknown): Record<string, unknown> {
  switch (keyword) {
    case 'required':
      return { missingProperty: /"([^"]+)"/.exec(error)?.[1] }
    case 'type':
      return { type: schema.type }
    case 'enum':
      return { allowedValues: schema.enum }
    case 'const':
      return { allowedValue: schema.const }
    case 'pattern':
      return { pattern: schema.pattern }
    case 'multipleOf':
      return { multipleOf: schema.multipleOf }
    case 'uniqueItems':
      return firstTwins(data)
    default:
      return { comparison: comparisons[keyword], limit: schema[keyword as 'minimum'] }
  }
}

function firstTwins(data: unknown) {
  const items = (Array.isArray(data) ? data : []).map((item) => JSON.stringify(item))
  const i = items.findIndex((item, index) => items.indexOf(item) < index)
  return { i, j: items.indexOf(items[i] ?? '') }
}

/** Patterns are RE2's. One that this browser reads differently is left to the server. */
function withoutForeignPatterns(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema), function (this: object, key: string, value: unknown) {
    return key === 'pattern' && typeof value === 'string' && !compiles(value) ? undefined : value
  })
}

function compiles(pattern: string) {
  try {
    return Boolean(new RegExp(pattern, 'u'))
  } catch {
    return false
  }
}
