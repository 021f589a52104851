import { describe, expect, test } from 'vitest'
import type { JsonSchema } from '../../../../server/templates/bundle/schema/json-schema.ts'
import { fileChanges } from '../../../../server/templates/versions/comparing/file-changes.ts'
import { schemaChanges } from '../../../../server/templates/versions/comparing/schema-changes.ts'

const form = (properties: Record<string, JsonSchema>, required: string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const told = (before: JsonSchema, after: JsonSchema) =>
  schemaChanges(before, after).map(({ kind, at, message }) => `${kind} ${at} ${message}`)

describe('how a form changed', () => {
  test.each<[string, JsonSchema, JsonSchema, string[]]>([
    ['nothing', form({ a: { type: 'string' } }), form({ a: { type: 'string', title: 'Other words' } }), []],
    ['an optional field', form({}), form({ a: { type: 'string' } }), ['added_optional /a is new and optional']],
    [
      'a required field with a default asks nobody',
      form({}),
      form({ a: { type: 'string', default: 'x' } }, ['a']),
      ['added_optional /a is new and optional'],
    ],
    [
      'a required field',
      form({}),
      form({ a: { type: 'string' } }, ['a']),
      ['added_required /a is new and required, without a default'],
    ],
    ['a field that is gone', form({ a: { type: 'string' } }), form({}), ['removed /a is gone']],
    [
      'another type',
      form({ a: { type: 'string' } }),
      form({ a: { type: 'integer' } }),
      ['type_changed /a was text, and is a whole number'],
    ],
    [
      'a tighter bound',
      form({ a: { type: 'integer', maximum: 20 } }),
      form({ a: { type: 'integer', maximum: 14 } }),
      ['narrowed /a must now be at most 14; it could be higher'],
    ],
    [
      'a looser bound',
      form({ a: { type: 'integer', maximum: 14 } }),
      form({ a: { type: 'integer', maximum: 20 } }),
      ['widened /a accepts more than before'],
    ],
    [
      'a field that becomes required',
      form({ a: { type: 'string' } }),
      form({ a: { type: 'string' } }, ['a']),
      ['narrowed /a is required now'],
    ],
    [
      'a field that becomes optional',
      form({ a: { type: 'string' } }, ['a']),
      form({ a: { type: 'string' } }),
      ['widened /a is optional now'],
    ],
    [
      'another default',
      form({ a: { type: 'integer', default: 1 } }),
      form({ a: { type: 'integer', default: 2 } }),
      ['default_changed /a had the default 1, and has 2'],
    ],
    [
      'fields inside a group that is new are part of it',
      form({}),
      form({ a: form({ b: { type: 'string' } }, ['b']) }),
      ['added_optional /a is new and optional'],
    ],
    [
      'the items of a list',
      form({ a: { type: 'array', items: { type: 'string', maxLength: 9 } } }),
      form({ a: { type: 'array', items: { type: 'string', maxLength: 5 } } }),
      ['narrowed /a/* had maxLength 9; now 5'],
    ],
  ])('%s', (_, before, after, expected) => expect(told(before, after)).toEqual(expected))

  test('what asks something of existing specs comes first', () => {
    const before = form({ a: { type: 'string' }, c: { type: 'integer', default: 1 } })
    const after = form({ b: { type: 'string' }, c: { type: 'integer', default: 2 }, d: { type: 'string' } }, ['d'])
    expect(schemaChanges(before, after).map(({ kind }) => kind)).toEqual([
      'added_required',
      'removed',
      'added_optional',
      'default_changed',
    ])
  })

  test('a form that was not there before is nothing but new', () => {
    expect(told({}, form({ a: { type: 'string' } }))).toContain('added_optional /a is new and optional')
  })
})

describe('how files changed', () => {
  test('each is added, removed, changed or the same, the same ones last', () => {
    const before = [
      { path: 'a', content: '1' },
      { path: 'b', content: '1' },
      { path: 'c', content: '1' },
    ]
    const after = [
      { path: 'b', content: '2' },
      { path: 'c', content: '1' },
      { path: 'd', content: '1' },
    ]
    expect(fileChanges(before, after).map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'a removed',
      'b changed',
      'd added',
      'c same',
    ])
  })

  test('what is no text is named and never shown', () => {
    const [change] = fileChanges([{ path: 'logo.png', content: '\ufffdPNG' }], [{ path: 'logo.png', content: 'new' }])
    expect(change).toEqual({ path: 'logo.png', kind: 'changed', content: 'binary', before: null, after: null })
  })
})
