import { describe, expect, test } from 'vitest'
import { checkInBrowser } from '../../../app/_components/spec/browser-check.ts'
import { groupsOf, labelOf, needsAttention, sourceOf } from '../../../app/_components/spec/fields.ts'
import { valueAt, withValueAt } from '../../../app/_components/spec/pointer.ts'
import { limitsOf, widgetOf } from '../../../app/_components/spec/widget.ts'
import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import { checkSpec } from '../../../server/templates/specs/spec.ts'

const schema: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['image'],
  properties: {
    desired_count: { type: 'integer', minimum: 1, maximum: 10, default: 2, 'x-order': 2 },
    image: { type: 'string', pattern: '^[a-z]+:[0-9.]+$', 'x-order': 1 },
    size: { type: 'string', enum: ['small', 'large'], default: 'small', 'x-group': 'Capacity' },
    cidrs: {
      type: 'array',
      items: { type: 'string', minLength: 9 },
      maxItems: 2,
      uniqueItems: true,
      'x-group': 'Network',
    },
    tags: { type: 'object', additionalProperties: { type: 'string', maxLength: 5 }, 'x-group': 'Network' },
    password: { type: 'string', minLength: 40, 'x-secret': true, 'x-group': 'Network' },
  },
}

describe('the form of a version', () => {
  test('shows fields without a group first, in their order, then each group', () => {
    expect(groupsOf(schema).map(({ name, fields }) => [name, fields.map((field) => field.name)])).toEqual([
      [undefined, ['image', 'desired_count']],
      ['Capacity', ['size']],
      ['Network', ['cidrs', 'tags', 'password']],
    ])
  })

  test('calls a field by its title, or by its name in words', () => {
    expect(labelOf({ name: 'desired_count', schema: {} })).toBe('Desired count')
    expect(labelOf({ name: 'healthCheckPath', schema: {} })).toBe('Health check path')
    expect(labelOf({ name: 'x', schema: { title: 'Container image' } })).toBe('Container image')
  })

  test.each<[string, JsonSchema]>([
    ['radios', { enum: [1, 2, 3, 4, 5] }],
    ['select', { enum: [1, 2, 3, 4, 5, 6] }],
    ['switch', { type: 'boolean' }],
    ['number', { type: ['integer', 'null'] }],
    ['list', { type: 'array', items: { type: 'string' } }],
    ['map', { type: 'object', additionalProperties: { type: 'string' } }],
    ['object', { type: 'object', properties: { a: {} } }],
    ['secret', { type: 'string', 'x-secret': true }],
    ['textarea', { type: 'string', 'x-widget': 'textarea' }],
    ['json', { type: ['string', 'number'] }],
  ])('asks with a %s', (widget, field) => {
    expect(widgetOf(field)).toBe(widget)
  })

  test('says the limits before one types', () => {
    expect(limitsOf({ minimum: 1, maximum: 65_535 })).toBe('1 to 65,535')
    expect(limitsOf({ maxItems: 20 })).toBe('at most 20 entries')
  })

  test('opens a group only for what is required, given or wrong', () => {
    const [, capacity, network] = groupsOf(schema)
    if (!capacity || !network) throw new Error('two groups')
    const answers = { value: {}, filled: {}, errorAt: () => undefined }
    expect(needsAttention(capacity, answers)).toBe(false)
    expect(needsAttention(capacity, { ...answers, value: { size: 'large' } })).toBe(true)
    expect(
      needsAttention(capacity, { ...answers, value: { size: 'large' }, sources: { '/size': 'environment' } }),
    ).toBe(false)
    const wrong = (at: string) => (at === '/cidrs' ? 'has 3 items; at most 2' : undefined)
    expect(needsAttention(network, { ...answers, errorAt: wrong })).toBe(true)
  })
})

describe('a value in the form', () => {
  test('comes from you once it is given, and from the default before', () => {
    const field = { at: '/size' }
    expect(sourceOf(field, { value: {}, filled: { size: 'small' } })).toBe('default')
    expect(sourceOf(field, { value: { size: 'small' }, filled: { size: 'small' } })).toBe('you')
    expect(sourceOf(field, { value: { size: 'small' }, filled: {} }, { '/size': 'environment' })).toBe('environment')
    expect(sourceOf(field, { value: {}, filled: {} })).toBeUndefined()
  })

  test('is written without touching what is beside it, and reset by taking it away', () => {
    const spec = { a: { b: 1, c: 2 }, list: [{ x: 1 }, { x: 2 }] }
    expect(withValueAt(spec, '/a/b', 9)).toEqual({ ...spec, a: { b: 9, c: 2 } })
    expect(withValueAt(spec, '/a/b', undefined)).toEqual({ ...spec, a: { c: 2 } })
    expect(withValueAt(spec, '/list/1/x', 9)).toEqual({ ...spec, list: [{ x: 1 }, { x: 9 }] })
    expect(withValueAt({}, '/new/deep', 1)).toEqual({ new: { deep: 1 } })
    expect(spec).toEqual({ a: { b: 1, c: 2 }, list: [{ x: 1 }, { x: 2 }] })
  })

  test('is found under a name with a slash', () => {
    expect(valueAt(withValueAt({}, '/a~1b', 1), '/a~1b')).toBe(1)
  })
})

describe('the check in the browser', () => {
  const wrong: Record<string, unknown>[] = [
    {},
    { image: 'no-tag' },
    { image: 'web:1', desired_count: 0 },
    { image: 'web:1', desired_count: 1.5 },
    { image: 'web:1', desired_count: '3' },
    { image: 'web:1', size: 'huge' },
    { image: 'web:1', cidrs: ['10.0.0.0/8', 'short'] },
    { image: 'web:1', cidrs: ['10.0.0.0/8', '10.0.0.0/8'] },
    { image: 'web:1', cidrs: ['10.0.0.0/8', '10.0.0.1/8', '10.0.0.2/8'] },
    { image: 'web:1', tags: { owner: 'too long' } },
    { image: 'web:1', desiredcount: 3 },
    { image: 'web:1', password: 'hunter2' },
    { image: '{{resolve:ssm-secure:x}}' },
  ]

  test.each(wrong)('says what the server would say about %j', (spec) => {
    const { issues } = checkSpec(schema, spec)
    expect(issues.length).toBeGreaterThan(0)
    const byPlace = Object.fromEntries(issues.map(({ at, message }) => [at, message]).toReversed())
    expect(checkInBrowser(schema, spec)).toEqual(byPlace)
  })

  test('finds nothing wrong with a good spec', () => {
    const spec = { image: 'web:1', cidrs: ['10.0.0.0/8'], password: '{{resolve:ssm-secure:db}}' }
    expect(checkInBrowser(schema, spec)).toEqual({})
  })

  test('leaves a pattern that only the server understands to the server', () => {
    const foreign: JsonSchema = { type: 'object', properties: { a: { type: 'string', pattern: '(?i)^x' } } }
    expect(checkInBrowser(foreign, { a: 'y' })).toEqual({})
  })
})
