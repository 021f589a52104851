import { expect, test } from 'vitest'
import type { ProposedChange } from '../../../server/cloudformation/stacks.ts'
import { planFromChangeSet } from '../../../server/plans/from-change-set.ts'
import { actionsOf } from './plan-of.ts'

const detail = (name: string, facts: Partial<ProposedChange['details'][number]> = {}) => ({
  attribute: 'Properties',
  name,
  requiresRecreation: 'Never',
  evaluation: 'Static',
  ...facts,
})
const proposed = (facts: Partial<ProposedChange>): ProposedChange => ({
  logicalId: 'It',
  type: 'AWS::SQS::Queue',
  action: 'Modify',
  replacement: 'False',
  policyAction: undefined,
  details: [],
  ...facts,
})

test.each([
  [{ action: 'Add', replacement: undefined }, 'add'],
  [{ action: 'Import', replacement: undefined }, 'add'],
  [{ action: 'Remove', replacement: undefined }, 'remove'],
  [{ action: 'Modify', replacement: 'False' }, 'change'],
  [{ action: 'Modify', replacement: 'True' }, 'replace'],
  [{ action: 'Modify', replacement: 'Conditional' }, 'may_replace'],
  [{ action: 'Dynamic', replacement: undefined }, 'may_replace'],
] as const)('reads %j as %s, from CloudFormation itself', (facts, action) => {
  const plan = planFromChangeSet([proposed(facts)], '123456789012')
  expect(plan.source).toBe('change_set')
  expect(actionsOf(plan)).toEqual([`It ${action}`])
})

test.each([
  ['Delete', false],
  ['ReplaceAndDelete', false],
  ['Snapshot', false],
  ['Retain', true],
  ['ReplaceAndRetain', true],
])('with the policy %s the old resource is kept: %s', (policyAction, retained) => {
  expect(planFromChangeSet([proposed({ action: 'Remove', policyAction })]).changes[0]?.retained).toBe(retained)
})

test('tells a property once, however many causes CloudFormation lists', () => {
  const details = [
    detail('QueueName', { requiresRecreation: 'Always', before: 'a', after: 'b' }),
    detail('QueueName', { requiresRecreation: 'Always', evaluation: 'Dynamic' }),
    detail('', { attribute: 'Metadata' }),
  ]
  const [change] = planFromChangeSet([proposed({ replacement: 'True', details })]).changes
  expect(change?.properties).toEqual([
    { at: '/Properties/QueueName', before: 'a', after: 'b', replaces: 'always', unknown: false },
    { at: '/Metadata', replaces: 'never', unknown: false },
  ])
})

test('marks values that CloudFormation knows only after applying', () => {
  const details = [
    detail('TopicName', { requiresRecreation: 'Always', before: 'a', after: '{{changeSet:KNOWN_AFTER_APPLY}}' }),
  ]
  expect(planFromChangeSet([proposed({ details })]).changes[0]?.properties[0]?.unknown).toBe(true)
})

test('reads permissions out of the values it is given', () => {
  const document = (action: string) =>
    JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] })
  const details = [detail('PolicyDocument', { before: document('s3:GetObject'), after: document('s3:*') })]
  const plan = planFromChangeSet([proposed({ type: 'AWS::IAM::ManagedPolicy', details })], '123456789012')
  expect(plan).toMatchObject({ risk: 'security', changes: [{ security: ['Allows s3:* on every resource'] }] })
})
