import { fillDefaults } from './defaults.ts'
import { type JsonSchema, subschemas, typesOf } from './json-schema.ts'
import { compilePattern, isAmbiguous } from './patterns.ts'
import { validate } from './validator.ts'
import { kindOf, toIssues, typeName } from './words.ts'

export interface SchemaIssue {
  /** JSON pointer into the type. */
  at: string
  code: string
  message: string
  advice: string
}

const maxProperties = 500
const knownTypes = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'])

/** How a scalar stands in the file. */
type Written = (pointer: string) => string | undefined

/** Everything wrong with a schema, in the order of its checks. */
export function checkSchema(schema: JsonSchema, written: Written): SchemaIssue[] {
  const all = [...subschemas(schema)]
  const properties = all.reduce((sum, { schema: { properties = {} } }) => sum + Object.keys(properties).length, 0)
  if (properties > maxProperties) {
    const message = `The type has ${properties} properties; at most ${maxProperties}.`
    return [
      { at: '', code: 'SCHEMA_TOO_LARGE', message, advice: 'Offer choices with enum instead of many properties.' },
    ]
  }
  const issues = all.flatMap(({ schema: inner, at }) => [
    ...checkShape(inner, at),
    ...checkBounds(inner, at),
    ...checkNames(inner, at),
    ...checkPattern(inner, at),
  ])
  const types = all.flatMap(({ schema: inner, at }) => checkDefaultType(inner, at, written))
  // A broken schema cannot be compiled, so whether its defaults fit waits until the rest is right.
  const compiles = issues.every(({ code }) => code === 'PATTERN_AMBIGUOUS')
  const fits = compiles ? all.flatMap(({ schema: inner, at }) => checkDefaultFits(inner, at)) : []
  return [...issues, ...types, ...fits]
}

const inconsistent = (at: string, message: string, advice: string): SchemaIssue => ({
  at,
  code: 'SCHEMA_INCONSISTENT',
  message,
  advice,
})

function checkShape(schema: JsonSchema, at: string): SchemaIssue[] {
  const unknown = typesOf(schema).filter((type) => !knownTypes.has(type))
  const issues = unknown.map((type) =>
    inconsistent(`${at}/type`, `There is no type "${type}".`, `Use one of ${[...knownTypes].join(', ')}.`),
  )
  if (schema.enum !== undefined && (!Array.isArray(schema.enum) || schema.enum.length === 0))
    issues.push(inconsistent(`${at}/enum`, 'enum has no values.', 'List at least one value.'))
  if (
    schema.required !== undefined &&
    !(Array.isArray(schema.required) && schema.required.every((name) => typeof name === 'string'))
  )
    issues.push(
      inconsistent(
        `${at}/required`,
        'required is not a list of names.',
        'Write required: [name, size] beside properties.',
      ),
    )
  for (const keyword of numeric) {
    if (schema[keyword] === undefined || Number.isFinite(schema[keyword])) continue
    issues.push(
      inconsistent(
        `${at}/${keyword}`,
        `${keyword} is ${kindOf(schema[keyword])}; must be a number.`,
        'Write a number.',
      ),
    )
  }
  if (schema.pattern !== undefined && typeof schema.pattern !== 'string')
    issues.push(
      inconsistent(`${at}/pattern`, `pattern is ${kindOf(schema.pattern)}; must be text.`, 'Put it between quotes.'),
    )
  return issues
}

const numeric = [
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
] as const

function checkBounds(schema: JsonSchema, at: string): SchemaIssue[] {
  const pairs = [
    ['minimum', 'maximum'],
    ['minLength', 'maxLength'],
    ['minItems', 'maxItems'],
    ['minProperties', 'maxProperties'],
  ] as const
  return pairs.flatMap(([low, high]) => {
    const [from, to] = [schema[low], schema[high]]
    if (from === undefined || to === undefined || from <= to) return []
    return [
      inconsistent(
        `${at}/${low}`,
        `${low} ${from} is above ${high} ${to}; no value fits.`,
        `Lower ${low} or raise ${high}.`,
      ),
    ]
  })
}

function checkNames(schema: JsonSchema, at: string): SchemaIssue[] {
  const known = Object.keys(schema.properties ?? {})
  const bad = known.filter((name) => !/^[A-Za-z_][A-Za-z0-9_-]{0,99}$/.test(name))
  const names = bad.map((name) => ({
    at: `${at}/properties/${name}`,
    code: 'SCHEMA_NAME',
    message: `The property name "${name}" cannot be written in a template.`,
    advice: 'Use letters, digits and _, beginning with a letter, at most 100 characters.',
  }))
  if (schema.properties === undefined || !Array.isArray(schema.required)) return names
  const missing = schema.required.filter((name) => !known.includes(name))
  const unknown = missing.map((name) =>
    inconsistent(
      `${at}/required`,
      `required names "${name}", which is not a property.`,
      'Add the property, or remove it from required.',
    ),
  )
  return [...names, ...unknown]
}

function checkPattern({ pattern }: JsonSchema, at: string): SchemaIssue[] {
  if (typeof pattern !== 'string') return []
  const compiled = compilePattern(pattern)
  const where = `${at}/pattern`
  if ('unsupported' in compiled) {
    const message = `${compiled.unsupported.replace(/\.$/, '')} at ${where.slice(1).replaceAll('/', '.')}.`
    return [
      {
        at: where,
        code: 'PATTERN_UNSUPPORTED',
        message,
        advice: 'Write it without, or check the value with enum, minLength or maxLength.',
      },
    ]
  }
  if (!isAmbiguous(pattern)) return []
  const message = `${pattern} repeats a group that repeats inside. It is safe here, but slow in other engines.`
  return [{ at: where, code: 'PATTERN_AMBIGUOUS', message, advice: 'Remove one of the two repetitions.' }]
}

/** YAML's most frequent surprise: `default: 012` is the number twelve. */
function checkDefaultType(schema: JsonSchema, at: string, written: Written): SchemaIssue[] {
  const { default: value } = schema
  if (!isWrongScalar(schema)) return []
  const where = `${at}/default`
  const text = written(where) ?? String(value)
  const message = `default ${text} is ${typeName(typeof value)}; the type is string.`
  return [{ at: where, code: 'SCHEMA_DEFAULT_TYPE', message, advice: `Quote it: "${text}".` }]
}

function isWrongScalar(schema: JsonSchema): boolean {
  const type = typeof schema.default
  return typesOf(schema).join() === 'string' && (type === 'number' || type === 'boolean')
}

function checkDefaultFits(schema: JsonSchema, at: string): SchemaIssue[] {
  if (schema.default === undefined || schema['x-secret'] || isWrongScalar(schema)) return []
  // A map's default may leave out fields that have defaults of their own; they are filled in first.
  return toIssues(validate(schema, fillDefaults(schema, schema.default))).map(({ code, message }) => ({
    at: `${at}/default`,
    code: code === 'INPUT_TYPE' ? 'SCHEMA_DEFAULT_TYPE' : 'SCHEMA_INCONSISTENT',
    message: `The default ${message}.`,
    advice: 'Give a default that the schema accepts.',
  }))
}
