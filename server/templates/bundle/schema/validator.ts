import { createHash } from 'node:crypto'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { JsonSchema } from './json-schema.ts'
import { compilePattern } from './patterns.ts'

/** ajv with a regular expression engine that takes linear time, for patterns written by people we do not know. */
const linearRegExp = Object.assign(
  (pattern: string) => {
    const compiled = compilePattern(pattern)
    if ('unsupported' in compiled) throw new Error(`${pattern}: ${compiled.unsupported}`)
    return compiled
  },
  { code: 'linearRegExp' },
)

const annotations = ['x-immutable', 'x-secret', 'x-order', 'x-group', 'x-widget', 'x-help']

function newAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: false,
    ownProperties: true,
    validateFormats: false,
    validateSchema: false,
    addUsedSchema: false,
    code: { regExp: linearRegExp },
  })
  return ajv.addVocabulary(annotations)
}

/** Compiled once per schema object, which lives as long as its bundle, and once per content. */
const byObject = new WeakMap<JsonSchema, ValidateFunction>()
const byDigest = new Map<string, ValidateFunction>()
const kept = 500

/** What is wrong with a value, in ajv's words; nothing when it is valid. */
export function validate(schema: JsonSchema, value: unknown): ErrorObject[] {
  const validator = byObject.get(schema) ?? compile(schema)
  return validator(value) ? [] : [...(validator.errors ?? [])]
}

function compile(schema: JsonSchema): ValidateFunction {
  const digest = createHash('sha256').update(JSON.stringify(schema)).digest('base64')
  const validator = byDigest.get(digest) ?? newAjv().compile(schema)
  if (byDigest.size >= kept) byDigest.clear()
  byDigest.set(digest, validator)
  byObject.set(schema, validator)
  return validator
}
