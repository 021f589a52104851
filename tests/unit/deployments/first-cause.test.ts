import { expect, test } from 'vitest'
import type { StackEvent } from '../../../server/cloudformation/stacks.ts'
import { failureSentence, firstCause } from '../../../server/deployments/first-cause.ts'

const event = (logicalId: string, status: string, reason: string, resourceType = 'AWS::SQS::Queue'): StackEvent => ({
  eventId: `${logicalId}-${status}`,
  at: new Date(0),
  logicalId,
  physicalId: '',
  resourceType,
  status,
  reason,
  token: 't',
})

test('the cause is the first resource that failed by itself, not one that was cancelled because of it', () => {
  const events = [
    event('Queue', 'CREATE_FAILED', 'Resource creation cancelled'),
    event('Role', 'CREATE_FAILED', 'The name is taken', 'AWS::IAM::Role'),
    event(
      'app',
      'ROLLBACK_IN_PROGRESS',
      'The following resource(s) failed to create: [Role]. Rollback requested by user.',
      'AWS::CloudFormation::Stack',
    ),
  ]
  expect(firstCause(events)).toEqual({
    logicalId: 'Role',
    type: 'AWS::IAM::Role',
    status: 'CREATE_FAILED',
    reason: 'The name is taken',
  })
})

test('without a failed resource there is no cause to name', () => {
  expect(firstCause([event('Queue', 'CREATE_COMPLETE', '')])).toBeUndefined()
})

test('the sentence says what failed, why, and what runs now', () => {
  const resource = { logicalId: 'Role', type: 'AWS::IAM::Role', status: 'UPDATE_FAILED', reason: 'No such policy' }
  expect(failureSentence(resource, 'UPDATE_ROLLBACK_COMPLETE', '')).toBe(
    'Role (AWS::IAM::Role) could not be changed: No such policy. CloudFormation rolled back; what ran before still runs.',
  )
})

test('a stuck stack is said to need a person', () => {
  expect(failureSentence(undefined, 'UPDATE_ROLLBACK_FAILED', 'Gave up.')).toMatch(/^Gave up\. .*needs a person/)
})
