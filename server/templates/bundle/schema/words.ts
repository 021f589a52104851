import type { ErrorObject } from 'ajv'
import { nearest } from '../../../rendering/nearest.ts'

/** One thing wrong with one value. `at` is a JSON pointer into the spec, empty for the whole. */
export interface Issue {
  at: string
  message: string
  code:
    | 'INPUT_REQUIRED'
    | 'INPUT_TYPE'
    | 'INPUT_UNKNOWN_FIELD'
    | 'INPUT_RANGE'
    | 'INPUT_CHOICE'
    | 'INPUT_PATTERN'
    | 'INPUT_TOO_LARGE'
    | 'TEXT_ENCODING'
    | 'INPUT_SECRET'
}

type Say = (error: ErrorObject) => Issue

const limitWords: Record<string, string> = { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than' }

const issue =
  (code: Issue['code'], message: (error: ErrorObject) => string): Say =>
  (error) => ({
    at: error.instancePath,
    code,
    message: message(error),
  })

const compared: Say = issue(
  'INPUT_RANGE',
  ({ data, params }) => `is ${data}; ${limitWords[params.comparison]} ${params.limit}`,
)
const counted = (unit: string, bound: string, count: (data: unknown) => number): Say =>
  issue('INPUT_RANGE', ({ data, params }) => {
    const size = count(data)
    return `has ${size} ${unit}${size === 1 ? '' : 's'}; ${bound} ${params.limit}`
  })
const characters = (data: unknown) => [...String(data)].length
const items = (data: unknown) => (Array.isArray(data) ? data.length : 0)
const fields = (data: unknown) => Object.keys(Object(data)).length

/** ajv's keywords in sentences that go on after the field's name. */
const words: Record<string, Say> = {
  required: ({ instancePath, params }) => ({
    at: `${instancePath}/${params.missingProperty}`,
    code: 'INPUT_REQUIRED',
    message: 'is required',
  }),
  additionalProperties: ({ instancePath, params, parentSchema }) => {
    const known = Object.keys(parentSchema?.properties ?? {})
    const guess = nearest(params.additionalProperty, known)
    const hint = guess ? `; did you mean ${guess}?` : known.length === 0 ? '; this version takes no fields' : ''
    const message = `is not a field of this version${hint}`
    return { at: `${instancePath}/${params.additionalProperty}`, code: 'INPUT_UNKNOWN_FIELD', message }
  },
  type: issue(
    'INPUT_TYPE',
    ({ data, params }) => `is ${kindOf(data)}; must be ${[params.type].flat().map(typeName).join(' or ')}`,
  ),
  enum: issue('INPUT_CHOICE', ({ params }) => `must be one of ${params.allowedValues.map(show).join(', ')}`),
  const: issue('INPUT_CHOICE', ({ params }) => `must be ${show(params.allowedValue)}`),
  pattern: issue(
    'INPUT_PATTERN',
    ({ data, params }) => `${JSON.stringify(shorten(String(data)))} does not match ${params.pattern}`,
  ),
  minimum: compared,
  maximum: compared,
  exclusiveMinimum: compared,
  exclusiveMaximum: compared,
  multipleOf: issue('INPUT_RANGE', ({ data, params }) => `is ${data}; must be a multiple of ${params.multipleOf}`),
  minLength: counted('character', 'at least', characters),
  maxLength: counted('character', 'at most', characters),
  minItems: counted('item', 'at least', items),
  maxItems: counted('item', 'at most', items),
  minProperties: counted('field', 'at least', fields),
  maxProperties: counted('field', 'at most', fields),
  uniqueItems: issue(
    'INPUT_RANGE',
    ({ params }) =>
      `holds the same item twice (items ${Math.min(params.i, params.j) + 1} and ${Math.max(params.i, params.j) + 1})`,
  ),
}

/** Readable issues, one per place and reason. The branches of anyOf and if are left to the sentence about the whole. */
export function toIssues(errors: ErrorObject[]): Issue[] {
  const plain = errors.filter(({ schemaPath }) => !/\/(anyOf|oneOf)\/\d+\//.test(schemaPath))
  return plain.flatMap((error) => {
    if (error.keyword === 'if') return []
    const say =
      words[error.keyword] ?? issue('INPUT_CHOICE', () => 'does not fit the combination of rules in the schema')
    return [say(error)]
  })
}

export function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'object') return 'a map'
  return `${typeName(typeof value)}`
}

const names: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  null: 'null',
}
export const typeName = (type: string) => names[type] ?? type
const show = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text)
