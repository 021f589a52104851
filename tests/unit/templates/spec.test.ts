import { describe, expect, test } from 'vitest'
import type { JsonSchema } from '../../../server/templates/bundle/bundle.ts'
import { checkSpec, describeIssue, immutableChanges } from '../../../server/templates/specs/spec.ts'

const schema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 3, maxLength: 8, pattern: '^[a-z]+$' },
    size: { type: 'string', enum: ['small', 'medium', 'large'], default: 'small' },
    count: { type: 'integer', minimum: 1, maximum: 10 },
    ratio: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.5 },
    on: { type: 'boolean' },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 2, uniqueItems: true },
    region: { type: 'string', 'x-immutable': true },
    password: { type: 'string', 'x-secret': true, minLength: 100 },
    disk: {
      type: 'object',
      additionalProperties: false,
      properties: { gigabytes: { type: 'integer', default: 8 }, kind: { type: 'string', 'x-immutable': true } },
    },
  },
}

const issues = (spec: unknown) => checkSpec(schema, spec).issues.map(describeIssue)

test('fills in defaults, in nested maps too, and leaves the given spec alone', () => {
  const given = { name: 'abc', disk: {} }
  expect(checkSpec(schema, given)).toEqual({ spec: { name: 'abc', size: 'small', disk: { gigabytes: 8 } }, issues: [] })
  expect(given).toEqual({ name: 'abc', disk: {} })
})

describe('says what is wrong, in words', () => {
  test.each([
    [{}, 'name is required'],
    [{ name: 'ab' }, 'name has 2 characters; at least 3'],
    [{ name: 'abcdefghi' }, 'name has 9 characters; at most 8'],
    [{ name: 'ABC' }, 'name "ABC" does not match ^[a-z]+$'],
    [{ name: 'abc', size: 'huge' }, 'size must be one of small, medium, large'],
    [{ name: 'abc', count: 12 }, 'count is 12; at most 10'],
    [{ name: 'abc', count: 0 }, 'count is 0; at least 1'],
    [{ name: 'abc', count: '3' }, 'count is text; must be a whole number'],
    [{ name: 'abc', count: 1.5 }, 'count is a number; must be a whole number'],
    [{ name: 'abc', ratio: 0 }, 'ratio is 0; more than 0'],
    [{ name: 'abc', ratio: 0.7 }, 'ratio is 0.7; must be a multiple of 0.5'],
    [{ name: 'abc', on: 'true' }, 'on is text; must be true or false'],
    [{ name: 'abc', tags: ['a', 'b', 'c'] }, 'tags has 3 items; at most 2'],
    [{ name: 'abc', tags: ['a', 'a'] }, 'tags holds the same item twice (items 1 and 2)'],
    [{ name: 'abc', tags: [1] }, 'tags.0 is a number; must be text'],
    [{ name: 'abc', disk: { size: 1 } }, 'disk.size is not a field of this version'],
    [{ name: 'abc', sizes: 's' }, 'sizes is not a field of this version; did you mean size?'],
    [[], 'The spec is a list; must be a map'],
    [null, 'The spec is null; must be a map'],
  ])('%j', (spec, message) => {
    expect(issues(spec)).toEqual([message])
  })

  test('everything at once', () => {
    expect(issues({ size: 1, teamId: 'x' })).toEqual(
      expect.arrayContaining([
        'name is required',
        'size is a number; must be text',
        'teamId is not a field of this version',
      ]),
    )
  })

  test('a part without a schema takes nothing', () => {
    expect(checkSpec(undefined, {})).toEqual({ spec: {}, issues: [] })
    expect(checkSpec(undefined, { a: 1 }).issues).toEqual([
      {
        at: '/a',
        code: 'INPUT_UNKNOWN_FIELD',
        message: 'is not a field of this version; this version takes no fields',
      },
    ])
  })
})

describe('secrets', () => {
  test.each(['{{resolve:secretsmanager:prod/db:SecretString:password}}', '{{resolve:ssm-secure:/a/b}}'])(
    '%s is a reference',
    (password) => {
      expect(issues({ name: 'abc', password })).toEqual([])
    },
  )

  test.each(['hunter2', '{{resolve:ssm:/plain}}', 'x{{resolve:ssm-secure:/a}}', '{{resolve:ssm-secure:}}', 12])(
    '%j is not',
    (password) => {
      expect(issues({ name: 'abc', password })[0]).toContain(
        'password takes a reference to a secret, never the secret itself',
      )
    },
  )

  test('a reference in any other field is refused, so that it cannot be printed into a tag', () => {
    expect(issues({ name: 'abc', tags: ['{{resolve:ssm-secure:/a}}'] })).toEqual([
      'tags.0 is not a secret field, so {{resolve:…}} is not accepted here',
    ])
  })
})

describe('data that nobody fills in by hand', () => {
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) })
  test.each([
    ['a text of 1 MB', { name: 'x'.repeat(1_048_576) }, 'INPUT_TOO_LARGE'],
    ['a list of 100,000', { tags: Array.from({ length: 100_000 }, () => 'x') }, 'INPUT_TOO_LARGE'],
    ['a thousand levels', deep(1_000), 'INPUT_TOO_LARGE'],
    ['many long texts', { tags: Array.from({ length: 100 }, () => 'x'.repeat(10_000)) }, 'INPUT_TOO_LARGE'],
    ['NUL', { name: 'a\0b' }, 'TEXT_ENCODING'],
    ['half a surrogate pair', { name: 'a\ud800' }, 'TEXT_ENCODING'],
    ['infinity', { count: Number.POSITIVE_INFINITY }, 'INPUT_TYPE'],
    ['2^53 + 1', { count: 2 ** 53 + 2 }, 'INPUT_TYPE'],
    ['a prototype', JSON.parse('{"__proto__": {"x": 1}}'), 'INPUT_UNKNOWN_FIELD'],
  ])('%s', (_, spec, code) => {
    expect(checkSpec(schema, spec).issues[0]?.code).toBe(code)
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('a pattern that would take for ever elsewhere takes no time', () => {
    const hostile: JsonSchema = { type: 'object', properties: { a: { type: 'string', pattern: '^(a+)+$' } } }
    expect(checkSpec(hostile, { a: `${'a'.repeat(10_000)}!` }).issues).toHaveLength(1)
  })
})

describe('fields that are locked after creation', () => {
  const before = { name: 'abc', region: 'eu', disk: { kind: 'ssd' } }
  test('may stay, and other fields may change', () => {
    expect(immutableChanges(schema, before, { ...before, name: 'xyz' })).toEqual([])
  })

  test('are named when they change, go away or appear', () => {
    const at = (after: Record<string, unknown>) => immutableChanges(schema, before, after).map((issue) => issue.at)
    expect(at({ ...before, region: 'us' })).toEqual(['/region'])
    expect(at({ name: 'abc', disk: before.disk })).toEqual(['/region'])
    expect(at({ ...before, disk: { kind: 'hdd' } })).toEqual(['/disk/kind'])
    expect(immutableChanges(schema, { name: 'abc' }, before).map(describeIssue)).toEqual([
      'region cannot change after creation (it is not set)',
    ])
  })
})
