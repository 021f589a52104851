import { expect, test } from 'vitest'
import { isStack, resourcesOf, storiesOf, type TimelineEvent } from '../../../app/_components/deployment/events.ts'

let id = 0
const event = (
  at: number,
  logicalId: string | null,
  status: string,
  resourceType = 'AWS::SNS::Topic',
): TimelineEvent => ({
  id: ++id,
  at: new Date(at * 1000).toISOString(),
  source: logicalId ? 'stack' : 'status',
  status,
  message: '',
  logicalId,
  physicalId: null,
  resourceType,
})

test('tells the story of each resource, in the order in which they began', () => {
  const stories = storiesOf([
    event(0, null, 'deploying'),
    event(1, 'Topic', 'CREATE_IN_PROGRESS'),
    event(2, 'Queue', 'CREATE_IN_PROGRESS'),
    event(5, 'Topic', 'CREATE_COMPLETE'),
  ])
  expect(stories.map(({ logicalId, status, endedAt }) => [logicalId, status, endedAt])).toEqual([
    ['Topic', 'CREATE_COMPLETE', '1970-01-01T00:00:05.000Z'],
    ['Queue', 'CREATE_IN_PROGRESS', null],
  ])
})

test('remembers that a resource failed, also when it was cleaned up since', () => {
  const [story] = storiesOf([event(1, 'Topic', 'CREATE_FAILED'), event(2, 'Topic', 'DELETE_COMPLETE')])
  expect(story?.failed).toBe(true)
})

test('counts as resources what exists: not the stack itself, and nothing deleted', () => {
  const events = [
    event(1, 'orders', 'CREATE_COMPLETE', 'AWS::CloudFormation::Stack'),
    event(2, 'Topic', 'CREATE_COMPLETE'),
    event(3, 'Queue', 'DELETE_COMPLETE'),
  ]
  expect(resourcesOf(events).map(({ logicalId }) => logicalId)).toEqual(['Topic'])
  expect(storiesOf(events).filter(isStack)).toHaveLength(1)
})
