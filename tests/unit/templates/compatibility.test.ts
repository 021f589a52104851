import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonSchema } from '../../../server/templates/bundle/bundle.ts'
import { minorBreaks } from '../../../server/templates/specs/compatibility.ts'
import { checkSpec } from '../../../server/templates/specs/spec.ts'

const object = (properties: Record<string, JsonSchema>, required?: string[]): JsonSchema => ({
  type: 'object',
  properties,
  additionalProperties: false,
  ...(required ? { required } : {}),
})
const breaks = (before: JsonSchema, after: JsonSchema) =>
  minorBreaks(object({ a: before }), object({ a: after })).map(({ at, message }) => `${at} ${message}`)

describe('a minor may', () => {
  test.each<[string, JsonSchema, JsonSchema]>([
    ['stay as it is', object({ a: { type: 'string' } }, ['a']), object({ a: { type: 'string' } }, ['a'])],
    ['add an optional field', object({}), object({ a: { type: 'string' } })],
    ['add a required field with a default', object({}), object({ a: { type: 'string', default: 'x' } }, ['a'])],
    ['accept more choices', object({ a: { enum: ['s'] } }), object({ a: { enum: ['s', 'm'] } })],
    [
      'widen a range',
      object({ a: { type: 'integer', minimum: 2, maximum: 5 } }),
      object({ a: { type: 'integer', minimum: 1, maximum: 9 } }),
    ],
    ['drop a rule', object({ a: { type: 'string', pattern: '^a$', minLength: 1 } }), object({ a: { type: 'string' } })],
    ['accept more types', object({ a: { type: 'integer' } }), object({ a: { type: ['number', 'string'] } })],
    [
      'change words and order',
      object({ a: { type: 'string', title: 'A' } }),
      object({ a: { type: 'string', title: 'B', 'x-order': 2 } }),
    ],
    [
      'turn choices into a pattern that takes them all',
      object({ a: { type: 'string', enum: ['eu-1', 'us-2'] } }),
      object({ a: { type: 'string', pattern: '^[a-z]+-[0-9]$' } }),
    ],
    ['make a required field optional', object({ a: { type: 'string' } }, ['a']), object({ a: { type: 'string' } })],
  ])('%s', (_, before, after) => {
    expect(minorBreaks(before, after)).toEqual([])
  })
})

describe('a minor may not', () => {
  test.each<[JsonSchema, JsonSchema, string[]]>([
    [{ type: 'string', enum: ['s', 'm', 'l'] }, { type: 'string', enum: ['s'] }, ['/a no longer accepts m, l']],
    [{ type: 'string' }, { type: 'string', enum: ['s'] }, ['/a was open; now it must be one of "s"']],
    [{ type: 'number' }, { type: 'integer' }, ['/a no longer accepts a number']],
    [{}, { type: 'string' }, ['/a accepted any value; now only text']],
    [
      { type: 'integer', maximum: 9 },
      { type: 'integer', maximum: 5, minimum: 0 },
      ['/a must now be at least 0; it could be lower', '/a must now be at most 5; it could be higher'],
    ],
    [
      { type: 'number', minimum: 0 },
      { type: 'number', exclusiveMinimum: 0 },
      ['/a must now be more than 0; it could be lower'],
    ],
    [{ type: 'string', maxLength: 9 }, { type: 'string', maxLength: 5 }, ['/a had maxLength 9; now 5']],
    [
      { type: 'array' },
      { type: 'array', minItems: 1, uniqueItems: true },
      ['/a had minItems not set; now 1', '/a no longer accepts the same item twice'],
    ],
    [{ type: 'string', pattern: '^a' }, { type: 'string', pattern: '^b' }, ['/a must match ^b instead of ^a']],
    [{ type: 'string' }, { type: 'string', pattern: '^b' }, ['/a must now match ^b']],
    [{ type: 'integer', multipleOf: 2 }, { type: 'integer', multipleOf: 4 }, ['/a must now be a multiple of 4']],
    [
      { type: 'array', items: { type: 'string' } },
      { type: 'array', items: { type: 'integer' } },
      ['/a/* no longer accepts text'],
    ],
    [object({ b: {} }), object({}), ['/a/b is gone, and specs that have it are refused']],
    [{ type: 'object' }, object({}), ['/a no longer accepts other fields']],
    [
      { type: 'object' },
      { type: 'object', properties: { b: { type: 'string' } } },
      ['/a/b accepted any value; now only text'],
    ],
    [{ type: 'string' }, { type: 'string', 'x-secret': true }, ['/a is a secret now, and takes references only']],
    [{ type: 'string', 'x-secret': true }, { type: 'string' }, ['/a was a secret; references are no longer accepted']],
    [{ type: 'string' }, { type: 'string', not: { enum: ['x'] } }, ['/a has another not, which cannot be compared']],
  ])('%j → %j', (before, after, expected) => {
    expect(breaks(before, after)).toEqual(expected)
  })

  test('require a new field, or one that could be left out', () => {
    expect(minorBreaks(object({}), object({ a: {} }, ['a']))).toEqual([
      { at: '/a', message: 'is new and required, without a default' },
    ])
    const before = object({ a: { default: 1 } }, ['a'])
    expect(minorBreaks(before, object({ a: {} }, ['a']))).toEqual([
      { at: '/a', message: 'is required now, without a default' },
    ])
  })
})

const scalar = fc.constantFrom<unknown>('s', 'm', 'abc', '', 0, 1, 2, 5, 2.5, true, null)
const leaf: fc.Arbitrary<JsonSchema> = fc.oneof<fc.Arbitrary<JsonSchema>[]>(
  fc.record(
    { type: fc.constant('string'), minLength: fc.nat(2), maxLength: fc.integer({ min: 2, max: 4 }) },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    {
      type: fc.constantFrom('integer', 'number'),
      minimum: fc.nat(3),
      maximum: fc.integer({ min: 3, max: 6 }),
      exclusiveMinimum: fc.nat(3),
      multipleOf: fc.constantFrom(1, 2),
    },
    { requiredKeys: ['type'] },
  ),
  fc.record(
    { type: fc.constant('string'), pattern: fc.constantFrom('^[a-z]+$', '^a'), enum: fc.constant(['s', 'm']) },
    { requiredKeys: ['type'] },
  ),
  fc.record({ enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constantFrom('boolean', 'string', 'integer').map((type) => [type, 'null']) }),
  fc.constant({}),
)

const { schema } = fc.letrec<{ schema: JsonSchema; object: JsonSchema; array: JsonSchema }>((tie) => ({
  schema: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('object'), tie('array')),
  object: fc.record(
    {
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('schema'), { maxKeys: 3 }),
      required: fc.uniqueArray(fc.constantFrom('a', 'b'), { maxLength: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), leaf),
    },
    { requiredKeys: ['type'] },
  ),
  array: fc.record(
    {
      type: fc.constant('array'),
      items: tie('schema'),
      minItems: fc.nat(1),
      maxItems: fc.integer({ min: 1, max: 3 }),
      uniqueItems: fc.boolean(),
    },
    { requiredKeys: ['type'] },
  ),
}))

const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
})).value

test('without breaks, the new schema accepts every spec that the old one accepted', () => {
  let compared = 0
  fc.assert(
    fc.property(schema, schema, fc.array(value, { minLength: 5, maxLength: 30 }), (a, b, values) => {
      const [before, after] = [object({ a }), object({ a: b })]
      if (minorBreaks(before, after).length > 0) return
      for (const one of values) {
        if (checkSpec(before, { a: one }).issues.length > 0) continue
        compared++
        expect(checkSpec(after, { a: one }).issues).toEqual([])
      }
    }),
    { numRuns: 2_000 },
  )
  // The property says something only if compatible schemas and fitting specs were among the random ones.
  expect(compared).toBeGreaterThan(100)
}, 60_000)

test('a schema is compatible with itself', () => {
  fc.assert(
    fc.property(schema, (same) => {
      expect(minorBreaks(same, structuredClone(same))).toEqual([])
    }),
  )
})
