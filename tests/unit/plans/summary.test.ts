import { expect, test } from 'vitest'
import { assemblePlan } from '../../../server/plans/assemble.ts'
import { comparePlans } from '../../../server/plans/compare.ts'
import type { ResourceAction, ResourceChange } from '../../../server/plans/plan.ts'

const change = (logicalId: string, action: ResourceAction, facts: Partial<ResourceChange> = {}): ResourceChange => ({
  logicalId,
  type: 'AWS::ECS::Service',
  action,
  dataBearing: false,
  security: [],
  properties: [],
  retained: false,
  ...facts,
})
const property = (at: string, after: unknown) => ({ at, after, replaces: 'never' as const, unknown: false })
const plan = (...changes: ResourceChange[]) => assemblePlan('instant', changes)

test.each([
  ['Changes no resources.', []],
  ['Adds 2 resources.', [change('A', 'add'), change('B', 'add')]],
  ['Changes 2 resources, replaces none, removes none. IAM unchanged.', [change('A', 'change'), change('B', 'change')]],
  ['Changes 1 resource, replaces 1, removes none. IAM unchanged.', [change('A', 'change'), change('B', 'replace')]],
  [
    'Adds 1 resource, replaces none, may replace 1, removes 1. IAM unchanged.',
    [change('A', 'add'), change('B', 'may_replace'), change('C', 'remove')],
  ],
  ['Removes 1 resource. Data of 1 resource can be lost.', [change('A', 'remove', { dataBearing: true })]],
  [
    'Changes 1 resource, replaces none, removes none. Widens permissions or exposure of 1 resource.',
    [change('A', 'change', { security: ['Allows s3:*'] })],
  ],
])('says: %s', (headline, changes) => {
  expect(plan(...changes).headline).toBe(headline)
})

test.each([
  ['none', []],
  ['safe', [change('A', 'add'), change('B', 'change')]],
  ['replacement', [change('A', 'change'), change('B', 'may_replace')]],
  ['replacement', [change('A', 'remove', { dataBearing: true, retained: true })]],
  ['security', [change('A', 'replace'), change('B', 'change', { security: ['Allows s3:*'] })]],
  ['data', [change('A', 'change', { security: ['Allows s3:*'] }), change('B', 'may_replace', { dataBearing: true })]],
  ['safe', [change('A', 'change', { dataBearing: true })]],
] as const)('is as dangerous as its worst consequence: %s', (risk, changes) => {
  expect(plan(...changes).risk).toBe(risk)
})

test('shows the worst first', () => {
  const changes = [
    change('E', 'add'),
    change('D', 'change'),
    change('C', 'change', { security: ['Allows s3:*'] }),
    change('B', 'replace'),
    change('A', 'remove', { dataBearing: true }),
  ]
  expect(
    plan(...changes)
      .changes.map(({ logicalId }) => logicalId)
      .join(''),
  ).toBe('ABCDE')
})

test('has the same shape whatever the values are, and in whatever order they are listed', () => {
  const image = (value: string) =>
    change('Service', 'change', { properties: [property('/Properties/Tasks/0/Image', value)] })
  expect(plan(image('a'), change('B', 'add')).shape).toBe(plan(change('B', 'add'), image('b')).shape)
})

test.each([
  ['another property', change('A', 'change', { properties: [property('/Properties/Port', 1)] })],
  ['another action', change('A', 'replace')],
  ['another resource', change('B', 'change')],
  ['another permission', change('A', 'change', { security: ['Allows s3:*'] })],
  ['a kept resource', change('A', 'change', { retained: true })],
])('has another shape with %s', (_, other) => {
  expect(plan(other).shape).not.toBe(plan(change('A', 'change')).shape)
})

test('says in one sentence how the consequences differ from what was reviewed', () => {
  const reviewed = plan(change('Service', 'change'), change('Alarm', 'add'), change('Role', 'change'))
  const now = plan(
    change('Service', 'replace'),
    change('Queue', 'remove'),
    change('Role', 'change', { security: ['Allows s3:*'] }),
  )
  expect(comparePlans(reviewed, now)).toEqual({
    same: false,
    difference:
      'Compared with the reviewed plan, this now also removes Queue; now replaces Service, changes permissions or exposure of Role (Allows s3:*); no longer adds Alarm.',
  })
  expect(comparePlans(reviewed, plan(...reviewed.changes))).toEqual({ same: true })
})
