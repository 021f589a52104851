import { describe, expect, test } from 'vitest'
import { lines, readEnvironment, schemaWith } from './sample.ts'

const read = (schema: string) => readEnvironment({ 'schema/schema.yaml': schema })
const findingsOf = (properties: string) => lines(read(schemaWith(properties)).findings)
const errorsOf = (properties: string) => read(schemaWith(properties)).findings.map(({ code }) => code)

test('becomes a JSON Schema that keeps our annotations', () => {
  const { bundle } = read(
    schemaWith(
      'size:\n  type: string\n  nullable: true\n  x-immutable: true\n  x-secret: true\n  x-order: 1\n  x-group: Compute\n  x-widget: textarea\n  x-help: Why\n  example: s',
    ),
  )
  expect(bundle?.schema.infrastructure?.properties?.size).toEqual({
    type: ['string', 'null'],
    'x-immutable': true,
    'x-secret': true,
    'x-order': 1,
    'x-group': 'Compute',
    'x-widget': 'textarea',
    'x-help': 'Why',
  })
})

test.each([
  ['no input type', 'schema:\n  types: {}\n'],
  ['a type without properties', 'schema:\n  environment_input_type: A\n  types:\n    A: {type: object}\n'],
  [
    'empty properties',
    'schema:\n  environment_input_type: A\n  types:\n    A:\n      type: object\n      properties: {}\n',
  ],
])('a template without inputs is fine: %s', (_, schema) => {
  const { bundle, findings } = read(schema)
  expect(findings).toEqual([])
  expect(bundle?.schema.infrastructure).toMatchObject({ properties: {}, additionalProperties: false })
})

test('local references are resolved, in each of their spellings', () => {
  const { bundle, findings } = read(`schema:
  environment_input_type: Input
  types:
    Size: { type: string, enum: [s, m] }
    Disk: { type: object, properties: { size: { $ref: "#/Size" } } }
    Input:
      type: object
      properties:
        a: { $ref: "#/Size", default: s, title: A }
        b: { $ref: "#/schema/types/Disk" }
        c: { type: array, items: { $ref: "#/components/schemas/Size" } }
`)
  expect(findings).toEqual([])
  const size = { type: 'string', enum: ['s', 'm'] }
  expect(bundle?.schema.infrastructure?.properties).toEqual({
    a: { ...size, default: 's', title: 'A' },
    b: { type: 'object', properties: { size }, additionalProperties: false },
    c: { type: 'array', items: size },
  })
})

describe('refuses, with the line', () => {
  test.each([
    [
      'a: {type: string, default: 012}',
      'error SCHEMA_DEFAULT_TYPE schema/schema.yaml:9: default 012 is a number; the type is string.',
    ],
    [
      'a: {type: string, default: 1e3}',
      'error SCHEMA_DEFAULT_TYPE schema/schema.yaml:9: default 1e3 is a number; the type is string.',
    ],
    [
      'a: {type: integer, default: "1"}',
      'error SCHEMA_DEFAULT_TYPE schema/schema.yaml:9: The default is text; must be a whole number.',
    ],
    [
      'a: {type: string, enum: [s], default: m}',
      'error SCHEMA_INCONSISTENT schema/schema.yaml:9: The default must be one of s.',
    ],
    [
      'a: {type: integer, maximum: 5, default: 9}',
      'error SCHEMA_INCONSISTENT schema/schema.yaml:9: The default is 9; at most 5.',
    ],
    [
      'a: {type: string, minLength: 10, maxLength: 5}',
      'error SCHEMA_INCONSISTENT schema/schema.yaml:9: minLength 10 is above maxLength 5; no value fits.',
    ],
    ['a: {type: string, enum: []}', 'error SCHEMA_INCONSISTENT schema/schema.yaml:9: enum has no values.'],
    ['a: {type: text}', 'error SCHEMA_INCONSISTENT schema/schema.yaml:9: There is no type "text".'],
    [
      'a: {type: object, properties: {b: {}}, required: [c]}',
      'error SCHEMA_INCONSISTENT schema/schema.yaml:9: required names "c", which is not a property.',
    ],
    [
      'a: {type: string, required: true}',
      'error SCHEMA_INCONSISTENT schema/schema.yaml:9: required is not a list of names.',
    ],
    [
      'a: {type: integer, minimum: "1"}',
      'error SCHEMA_INCONSISTENT schema/schema.yaml:9: minimum is text; must be a number.',
    ],
    [
      'a: {type: string, pattern: "(?=a)b"}',
      'error PATTERN_UNSUPPORTED schema/schema.yaml:9: Look-ahead is not supported at properties.a.pattern.',
    ],
    [
      'a: {type: string, pattern: "(a)\\\\1"}',
      'error PATTERN_UNSUPPORTED schema/schema.yaml:9: Back-references are not supported at properties.a.pattern.',
    ],
    [
      'a: {type: string, pattern: "(?<!a)b"}',
      'error PATTERN_UNSUPPORTED schema/schema.yaml:9: Look-behind is not supported at properties.a.pattern.',
    ],
    [
      'a: {type: string, pattern: "^(a+)+$"}',
      'warning PATTERN_AMBIGUOUS schema/schema.yaml:9: ^(a+)+$ repeats a group that repeats inside. It is safe here, but slow in other engines.',
    ],
    [
      'my param: {type: string}',
      'error SCHEMA_NAME schema/schema.yaml:9: The property name "my param" cannot be written in a template.',
    ],
    [
      'a: {$ref: "https://example.com/x.json"}',
      'error SCHEMA_REF schema/schema.yaml:9: The reference "https://example.com/x.json" leads nowhere in this file.',
    ],
    [
      'a: {$ref: "#/Input"}',
      'error SCHEMA_REF schema/schema.yaml:9: The references go round in a circle: Input → Input.',
    ],
    [
      'a: {type: string, patern: x}',
      'warning SCHEMA_KEYWORD schema/schema.yaml:9: The keyword "patern" is not known and has no effect.',
    ],
  ])('%s', (property, line) => {
    expect(findingsOf(property)).toEqual([line])
  })

  test('a root that is no schema, and a type that is not there', () => {
    expect(lines(read('types: {}').findings)).toEqual([
      'error SCHEMA_ROOT schema/schema.yaml:1: The root key "schema" is missing.',
    ])
    expect(lines(read('schema:\n  environment_input_type: Missing\n  types: {Other: {}}').findings)).toEqual([
      'error SCHEMA_TYPE schema/schema.yaml:2: environment_input_type names "Missing", which is not under types.',
    ])
  })

  test('five thousand properties', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => `p${i}: {type: string}`).join('\n')
    expect(errorsOf(many)).toEqual(['SCHEMA_TOO_LARGE'])
  })

  test('references that multiply', () => {
    const types = Array.from(
      { length: 12 },
      (_, i) =>
        `    T${i}: { type: object, properties: { ${Array.from({ length: 10 }, (_, j) => `p${j}: { $ref: "#/T${i + 1}" }`).join(', ')} } }`,
    )
    const { findings } = read(
      `schema:\n  environment_input_type: T0\n  types:\n${types.join('\n')}\n    T12: { type: string }\n`,
    )
    expect(findings.map(({ code }) => code)).toEqual(['SCHEMA_TOO_LARGE'])
  })
})

test('a schema that cannot be read as YAML is said once', () => {
  expect(lines(read('schema:\n\ttypes: {}').findings).map((line) => line.slice(0, 45))).toEqual([
    'error YAML_SYNTAX schema/schema.yaml:2: schem',
  ])
})

test.each([
  ['a type that is none', 'size:\n  type: int\n  default: 3'],
  ['a limit that is no number', 'size:\n  type: integer\n  minimum: lots'],
  ['a pattern that cannot be read', "size:\n  type: string\n  pattern: '(?<=a)b'"],
  ['a list of choices that is none', 'size:\n  type: string\n  enum: small'],
])('%s is said, and the rest of the form can be tried with the example', (_, property) => {
  const { bundle, findings } = readEnvironment({
    'schema/schema.yaml': schemaWith(`${property}\nnote:\n  type: string`),
    'spec/spec.yaml': 'proton: EnvironmentSpec\nspec:\n  note: x\n',
  })
  expect(findings.map(({ severity, file }) => [severity, file])).toEqual([['error', 'schema/schema.yaml']])
  expect(Object.keys(bundle?.schema.infrastructure?.properties ?? {})).toEqual(['size', 'note'])
})
