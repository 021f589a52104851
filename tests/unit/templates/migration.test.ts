import { describe, expect, test } from 'vitest'
import type { JsonSchema } from '../../../server/templates/bundle/bundle.ts'
import type { MigrationStep } from '../../../server/templates/bundle/files/migration-step.ts'
import { migrateSpec, parseMigration, stepsFor } from '../../../server/templates/specs/migration.ts'

const anything: JsonSchema = { type: 'object' }
const run = (steps: MigrationStep[], spec: Record<string, unknown>, schema = anything) =>
  migrateSpec(steps, spec, schema)

describe('each step', () => {
  test.each<[string, MigrationStep, Record<string, unknown>, Record<string, unknown>]>([
    [
      'rename moves a value',
      { rename: { from: 'size', to: 'compute.size' } },
      { size: 's', a: 1 },
      { a: 1, compute: { size: 's' } },
    ],
    ['rename leaves nothing empty behind', { rename: { from: 'a.b.c', to: 'd' } }, { a: { b: { c: 1 } } }, { d: 1 }],
    ['rename of an absent field does nothing', { rename: { from: 'x', to: 'y' } }, { a: 1 }, { a: 1 }],
    ['set always writes', { set: { at: 'a.b', value: [1] } }, { a: { b: 2, c: 3 } }, { a: { b: [1], c: 3 } }],
    ['default writes when nothing is there', { default: { at: 'a', value: 1 } }, {}, { a: 1 }],
    ['default leaves what is there, null too', { default: { at: 'a', value: 1 } }, { a: null }, { a: null }],
    ['map translates', { map: { at: 'a', values: { small: 'S' } } }, { a: 'small' }, { a: 'S' }],
    [
      'map reads numbers and booleans by their text',
      { map: { at: 'a', values: { true: 'on', '3': 'x' } } },
      { a: true },
      { a: 'on' },
    ],
    ['map takes otherwise for the rest', { map: { at: 'a', values: {}, otherwise: 'M' } }, { a: 'x' }, { a: 'M' }],
    ['map of an absent field does nothing', { map: { at: 'a', values: {} } }, {}, {}],
    ['remove takes a field away', { remove: 'a.b' }, { a: { b: 1, c: 2 } }, { a: { c: 2 } }],
    ['ask does nothing when there is an answer', { ask: { at: 'a', question: 'Which?' } }, { a: 1 }, { a: 1 }],
  ])('%s', (_, step, spec, expected) => {
    const given = structuredClone(spec)
    expect(run([step], spec)).toEqual({ outcome: 'migrated', spec: expected })
    expect(spec).toEqual(given)
  })
})

test('steps run in order, so one can prepare the next', () => {
  const steps: MigrationStep[] = [
    { rename: { from: 'size', to: 'class' } },
    { map: { at: 'class', values: { large: 'L' } } },
    { default: { at: 'count', value: 2 } },
  ]
  expect(run(steps, { size: 'large' })).toEqual({ outcome: 'migrated', spec: { class: 'L', count: 2 } })
})

test('the result is completed with the defaults of the new version', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { port: { type: 'integer', default: 80 } },
    additionalProperties: false,
  }
  expect(run([{ remove: 'old' }], { old: 1 }, schema)).toEqual({ outcome: 'migrated', spec: { port: 80 } })
})

describe('what a person has to answer', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['owner'],
    properties: { owner: { type: 'string' } },
    additionalProperties: false,
  }

  test('is asked with a prefilled answer, and the missing field is no failure', () => {
    expect(run([{ ask: { at: 'owner', question: 'Who?', prefill: 'ops' } }], {}, schema)).toEqual({
      outcome: 'needs_answer',
      spec: {},
      questions: [{ at: '/owner', question: 'Who?', prefill: 'ops' }],
    })
  })

  test('does not hide a failure elsewhere', () => {
    expect(run([{ ask: { at: 'owner', question: 'Who?' } }], { old: 1 }, schema)).toMatchObject({
      outcome: 'fails',
      at: '/old',
    })
  })
})

describe('fails at a field', () => {
  test('that the migration does not know', () => {
    expect(run([{ map: { at: 'size', values: { s: 'S', m: 'M' } } }], { size: 'xl' })).toEqual({
      outcome: 'fails',
      at: '/size',
      message: 'size is xl; the migration knows s, m.',
    })
  })

  test('that is there twice after a rename', () => {
    expect(run([{ rename: { from: 'a', to: 'b' } }], { a: 1, b: 2 })).toMatchObject({ outcome: 'fails', at: '/b' })
  })

  test('below something that is not a map', () => {
    expect(run([{ set: { at: 'a.b', value: 1 } }], { a: 'text' })).toMatchObject({ outcome: 'fails', at: '/a/b' })
  })

  test('that the new version refuses', () => {
    const schema: JsonSchema = { type: 'object', properties: { n: { type: 'integer', maximum: 5 } } }
    expect(run([], { n: 9 }, schema)).toEqual({ outcome: 'fails', at: '/n', message: 'n is 9; at most 5.' })
  })
})

describe('the file', () => {
  test('is read with its parts', () => {
    const { migration, issues } = parseMigration({ from: 1, instance: [{ remove: 'a' }] })
    expect(issues).toEqual([])
    expect(migration).toEqual({ from: '1', instance: [{ remove: 'a' }] })
    expect(migration && stepsFor(migration, 'pipeline')).toEqual([])
  })

  test.each([
    [undefined, ''],
    [{ instance: [] }, '/from'],
    [{ from: '1', instance: [{ renamed: {} }] }, '/instance/0'],
    [{ from: '1', instance: [{ rename: { from: 'a b', to: 'c' } }] }, '/instance/0/rename/from'],
    [{ from: '1', instance: [{ remove: '__proto__.x' }] }, '/instance/0/remove'],
    [{ from: '1', service: [] }, ''],
  ])('%j is refused', (value, at) => {
    const { migration, issues } = parseMigration(value)
    expect(migration).toBeUndefined()
    expect(issues[0]?.at).toBe(at)
  })
})
