import { expect, test } from 'vitest'
import { assemblePlan } from '../../../server/plans/assemble.ts'
import type { ResourceAction } from '../../../server/plans/plan.ts'
import type { FleetTarget } from '../../../server/rollouts/planning/fleet-target.ts'
import { fitSpec } from '../../../server/rollouts/planning/members/fit-spec.ts'
import { isSelected } from '../../../server/rollouts/planning/members/leave-out.ts'
import { groupShapes, labelOf } from '../../../server/rollouts/planning/shapes.ts'
import type { Bundle } from '../../../server/templates/bundle/bundle.ts'

const plan = (logicalId: string, action: ResourceAction) =>
  assemblePlan('instant', [
    { logicalId, type: 'AWS::SNS::Topic', action, dataBearing: false, security: [], properties: [], retained: false },
  ])

test('the most frequent shape is A; only dangerous ones must be accepted', () => {
  const shapes = groupShapes([plan('Topic', 'replace'), plan('Topic', 'change'), plan('Topic', 'change')])
  expect(shapes.map(({ label, members, needsAcceptance }) => [label, members, needsAcceptance])).toEqual([
    ['A', 2, false],
    ['B', 1, true],
  ])
})

test.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [27, 'AB'],
  [701, 'ZZ'],
])('the shape with index %i is called %s', (index, label) => {
  expect(labelOf(index)).toBe(label)
})

const member = {
  target: {
    id: 'ins-1',
    kind: 'instance',
    deployedVersionId: 'ver-1',
    environmentId: 'env-1',
    accountId: 'acc-1',
    teamId: 'team-1',
    stage: 'staging',
  },
  version: { major: 1, minor: 0 },
} as FleetTarget

test.each([
  [{}, true],
  [{ stages: ['staging'] }, true],
  [{ stages: ['production'] }, false],
  [{ fromVersionIds: ['ver-1'], teamIds: ['team-1'] }, true],
  [{ fromVersionIds: ['ver-1'], teamIds: ['team-2'] }, false],
  [{ environmentIds: ['env-1'], accountIds: ['acc-1'], targetIds: ['ins-1'] }, true],
  [{ targetIds: [] }, false],
] as const)('the selection %j takes it: %s', (selection, taken) => {
  expect(isSelected(member, structuredClone(selection) as Parameters<typeof isSelected>[1])).toBe(taken)
})

const bundle = {
  schema: {
    instance: {
      type: 'object',
      required: ['size'],
      properties: { size: { enum: ['S', 'L'] }, port: { type: 'integer', default: 80 } },
    },
  },
  migrations: [
    {
      file: 'migrations/2.0.yaml',
      to: { major: 2, minor: 0 },
      migration: { from: '1', instance: [{ set: { at: 'size', value: 'S' } }] },
    },
    {
      file: 'migrations/2.5.yaml',
      to: { major: 2, minor: 5 },
      migration: { from: '1', instance: [{ set: { at: 'size', value: 'L' } }] },
    },
  ],
} as unknown as Bundle
const fitted = (from: string, to: string, spec: Record<string, unknown>, answer?: Record<string, unknown>) => {
  const number = (text: string) => ({ major: Number(text.split('.')[0]), minor: Number(text.split('.')[1]) })
  return fitSpec({ bundle, part: 'instance', from: number(from), to: number(to), spec, answer })
}

test('inside a major a spec is taken as it is, with the new defaults', () => {
  expect(fitted('2.0', '2.1', { size: 'L' })).toEqual({ spec: { size: 'L', port: 80 } })
})

test('from another major the latest migration that does not lead past the version is run', () => {
  expect(fitted('1.3', '2.4', {})).toEqual({ spec: { size: 'S', port: 80 } })
  expect(fitted('1.3', '2.7', {})).toEqual({ spec: { size: 'L', port: 80 } })
})

test('a spec that does not fit names the field', () => {
  expect(fitted('2.0', '2.1', { size: 'M' })).toMatchObject({ kind: 'spec_does_not_fit', at: '/size' })
})

test('an answer replaces the migration', () => {
  expect(fitted('1.3', '2.4', {}, { size: 'L' })).toEqual({ spec: { size: 'L', port: 80 } })
})

test('a question is answered for all or for one, and the answer is checked', () => {
  const asking = {
    schema: { instance: { type: 'object', properties: { owner: { type: 'string', maxLength: 5 } } } },
    migrations: [
      {
        to: { major: 2, minor: 0 },
        migration: { from: '1', instance: [{ ask: { at: 'owner', question: 'Who?' } }] },
      },
    ],
  } as unknown as Bundle
  const asked = (...fieldAnswers: { at: string; value: unknown }[]) =>
    fitSpec({
      bundle: asking,
      part: 'instance',
      from: { major: 1, minor: 0 },
      to: { major: 2, minor: 0 },
      spec: {},
      fieldAnswers,
    })
  expect(asked()).toMatchObject({ kind: 'needs_answer', questions: [{ at: '/owner', question: 'Who?' }] })
  expect(asked({ at: '/owner', value: 'ann' })).toEqual({ spec: { owner: 'ann' } })
  expect(asked({ at: '/owner', value: 'own' }, { at: '/owner', value: 'all' })).toEqual({ spec: { owner: 'own' } })
  expect(asked({ at: '/owner', value: 'too long' })).toMatchObject({
    kind: 'needs_answer',
    questions: [{ at: '/owner' }],
    reason: expect.stringMatching(/The answer does not fit/),
  })
})
