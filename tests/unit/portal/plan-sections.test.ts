import { expect, test } from 'vitest'
import { sectionsOf } from '../../../app/_components/plan/sections.ts'
import type { ResourceChange } from '../../../server/plans/plan.ts'

const change = (logicalId: string, facts: Partial<ResourceChange>): ResourceChange => ({
  logicalId,
  type: 'AWS::SNS::Topic',
  action: 'change',
  dataBearing: false,
  security: [],
  properties: [],
  retained: false,
  ...facts,
})

const titles = (changes: ResourceChange[]) =>
  sectionsOf({ changes }).map(({ title, changes: held }) => [title, held.map(({ logicalId }) => logicalId).join()])

test('puts the most dangerous consequences first', () => {
  const changes = [
    change('Added', { action: 'add' }),
    change('Changed', {}),
    change('Role', { security: ['Allows s3:* on every resource.'] }),
    change('Gone', { action: 'remove' }),
    change('Perhaps', { action: 'may_replace' }),
    change('Replaced', { action: 'replace' }),
    change('Database', { action: 'replace', dataBearing: true }),
  ]
  expect(titles(changes)).toEqual([
    ['Data can be lost', 'Database'],
    ['Replaced', 'Replaced'],
    ['May be replaced', 'Perhaps'],
    ['Removed', 'Gone'],
    ['IAM and exposure', 'Role'],
    ['Changed in place', 'Changed'],
    ['Added', 'Added'],
  ])
})

test('shows a resource once, under the worst it does', () => {
  expect(titles([change('Role', { action: 'replace', security: ['Widens.'] })])).toEqual([['Replaced', 'Role']])
})

test('does not cry wolf over data that its policy keeps', () => {
  expect(titles([change('Bucket', { action: 'remove', dataBearing: true, retained: true })])).toEqual([
    ['Removed', 'Bucket'],
  ])
})
