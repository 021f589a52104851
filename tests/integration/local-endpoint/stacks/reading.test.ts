import {
  CreateChangeSetCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListStackResourcesCommand,
  ListStacksCommand,
  RemoveAliasCommand,
  SetAliasCommand,
  ValidateTemplateCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { stackCalls } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create, remove } = stackCalls(endpoint)
const send = endpoint.client

const CHAIN = JSON.stringify({
  Parameters: { Secret: { Type: 'String', NoEcho: true, Default: 'hush' } },
  Resources: {
    B: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'A' } } },
    A: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Secret' } } },
  },
})

test('events carry the properties of their resource, and no secret', async () => {
  await create('events', CHAIN)
  const { StackEvents = [] } = await send().send(new DescribeStackEventsCommand({ StackName: 'events' }))
  const told = StackEvents.reverse().filter((event) => event.LogicalResourceId !== 'events')
  expect(
    told.map((event) => [event.LogicalResourceId, event.PhysicalResourceId === '', event.ResourceStatusReason]),
  ).toEqual([
    ['A', true, undefined],
    ['A', false, 'Resource creation Initiated'],
    ['A', false, undefined],
    ['B', true, undefined],
    ['B', false, 'Resource creation Initiated'],
    ['B', false, undefined],
  ])
  expect(new Set(told.map((event) => event.ResourceProperties))).toEqual(
    new Set(['{"Type":"String","Value":"****"}', `{"Type":"String","Value":"${told[1]?.PhysicalResourceId}"}`]),
  )
})

test('a secret is blotted out of values, never of names', async () => {
  const body = JSON.stringify({
    Parameters: { Letter: { Type: 'String', NoEcho: true, Default: 'e' } },
    Resources: { A: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: { Ref: 'Letter' } } } },
  })
  await create('letter', body)
  const { StackEvents = [] } = await send().send(new DescribeStackEventsCommand({ StackName: 'letter' }))
  expect(StackEvents[1]?.ResourceProperties).toBe('{"Type":"String","Value":"****"}')
})

test('no two events of a stack have the same time, so that clients can sort them', async () => {
  await create('times', CHAIN)
  const { StackEvents = [] } = await send().send(new DescribeStackEventsCommand({ StackName: 'times' }))
  const times = StackEvents.map((event) => event.Timestamp?.getTime() ?? 0)
  expect(times).toEqual([...new Set(times)].sort((a, b) => b - a))
})

test('resources are listed by name', async () => {
  await create('listed', CHAIN)
  const { StackResourceSummaries = [] } = await send().send(new ListStackResourcesCommand({ StackName: 'listed' }))
  expect(StackResourceSummaries.map((one) => one.LogicalResourceId)).toEqual(['A', 'B'])
})

test.each([
  [
    'DescribeStacks',
    () => send().send(new DescribeStacksCommand({ StackName: 'no' })),
    'Stack with id no does not exist',
  ],
  ['GetTemplate', () => send().send(new GetTemplateCommand({ StackName: 'no' })), 'Stack with id no does not exist'],
  [
    'ListStackResources',
    () => send().send(new ListStackResourcesCommand({ StackName: 'no' })),
    'Stack with id no does not exist',
  ],
  [
    'DescribeStackEvents',
    () => send().send(new DescribeStackEventsCommand({ StackName: 'no' })),
    'Stack [no] does not exist',
  ],
  [
    'DescribeStackResource',
    () => send().send(new DescribeStackResourceCommand({ StackName: 'no', LogicalResourceId: 'A' })),
    "Stack 'no' does not exist",
  ],
  [
    'GetTemplate of a change set',
    () => send().send(new GetTemplateCommand({ ChangeSetName: 'no' })),
    'StackName is a required parameter.',
  ],
])('%s words the absence of a stack as AWS does', async (_action, call, message) => {
  expect((await refusal(call())).message).toBe(message)
})

test('a resource that is not there is told with the stack as it was named', async () => {
  await create('named', CHAIN)
  const { StackId } = await stackOf(send(), 'named')
  for (const StackName of ['named', StackId]) {
    const call = send().send(new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'No' }))
    expect((await refusal(call)).message).toBe(`Resource No does not exist for stack ${StackName}`)
  }
})

test('a template without needs is validated without mentioning any', async () => {
  const TemplateBody = 'Resources: { Topic: { Type: AWS::SNS::Topic } }'
  const { $metadata: _, ...valid } = await send().send(new ValidateTemplateCommand({ TemplateBody }))
  expect(valid).toEqual({ Parameters: [] })
})

test('a stack answers to its alias until that is removed', async () => {
  await create('first-name', CHAIN)
  await send().send(new SetAliasCommand({ StackName: 'first-name', AliasName: 'second-name' }))
  expect(await stackOf(send(), 'second-name')).toMatchObject({ StackName: 'first-name', AliasName: 'second-name' })
  expect((await refusal(create('second-name', CHAIN))).name).toBe('AlreadyExistsException')
  await endpoint.restart()
  expect(await stackOf(send(), 'second-name')).toMatchObject({ StackName: 'first-name' })
  await send().send(new RemoveAliasCommand({ AliasName: 'second-name' }))
  expect((await refusal(stackOf(send(), 'second-name'))).message).toBe('Stack with id second-name does not exist')
})

test('a deleted stack is forgotten after 90 days', async () => {
  await create('old', CHAIN)
  const { StackId = '' } = await stackOf(send(), 'old')
  await remove('old')
  const dayMs = 24 * 60 * 60 * 1000
  await endpoint.control('PUT', 'time', { advanceMs: 89 * dayMs })
  expect(await stackOf(send(), StackId)).toMatchObject({ StackStatus: 'DELETE_COMPLETE' })
  await endpoint.control('PUT', 'time', { advanceMs: 2 * dayMs })
  const { StackSummaries = [] } = await send().send(new ListStacksCommand({ StackStatusFilter: ['DELETE_COMPLETE'] }))
  expect(StackSummaries.map((stack) => stack.StackId)).not.toContain(StackId)
  expect((await refusal(stackOf(send(), StackId))).message).toBe(`Stack with id ${StackId} does not exist`)
  await send().send(new DeleteStackCommand({ StackName: StackId }))
})

test('a stack in review is empty until its first change set is executed', async () => {
  const made = { StackName: 'reviewed', ChangeSetName: 'first', ChangeSetType: 'CREATE' } as const
  const Tags = [{ Key: 'team', Value: 'a' }]
  const TemplateBody = JSON.stringify({ Description: 'said later', ...JSON.parse(CHAIN) })
  await send().send(new CreateChangeSetCommand({ ...made, TemplateBody, Tags }))
  const before = await stackOf(send(), 'reviewed')
  expect(before).toMatchObject({ StackStatus: 'REVIEW_IN_PROGRESS', Tags: [] })
  expect([before.Description, before.Parameters]).toEqual([undefined, undefined])
  await send().send(new ExecuteChangeSetCommand({ StackName: 'reviewed', ChangeSetName: 'first' }))
  expect(await stackOf(send(), 'reviewed')).toMatchObject({ Description: 'said later', Tags, Parameters: [{}] })
})
