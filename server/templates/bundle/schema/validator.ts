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

const validators = new Map<string, ValidateFunction>()
const kept = 500

/** What is wrong with a value, in ajv's words; nothing when it is valid. Compiled once per schema. */
export function validate(schema: JsonSchema, value: unknown): ErrorObject[] {
  const digest = createHash('sha256').update(JSON.stringify(schema)).digest('base64')
  let validator = validators.get(digest)
  if (!validator) {
    if (validators.size >= kept) validators.clear()
    validator = newAjv().compile(schema)
    validators.set(digest, validator)
  }
  return validator(value) ? [] : [...(validator.errors ?? [])]
}
