import {
  DeleteStackCommand,
  DescribeChangeSetCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListChangeSetsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { changeSetCalls } from './calls.ts'

const endpoint = testEndpoint()
const { deploy, propose, execute } = changeSetCalls(endpoint)
const send = endpoint.client

const body = (name: string) => ({ Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: name } } } })

test('a change set that was executed gives its name free and is read by its ARN', async () => {
  const named = { ChangeSetName: 'same' }
  await deploy('again', body('one'), named)
  const created = (await stackOf(send(), 'again')).ChangeSetId
  const next = await propose('again', body('two'), named)
  expect(next.ChangeSetId).not.toBe(created)
  const { Summaries = [] } = await send().send(new ListChangeSetsCommand({ StackName: 'again' }))
  expect(Summaries.map((one) => one.ChangeSetId)).toEqual([next.ChangeSetId])
  const first = await send().send(new DescribeChangeSetCommand({ ChangeSetName: created }))
  expect(first.ExecutionStatus).toBe('EXECUTE_COMPLETE')
  expect((await refusal(propose('again', body('three'), named))).message).toBe('ChangeSet same already exists')
})

test('a stack that exists is not created again, also under the name of an executed change set', async () => {
  await deploy('once', body('once'), { ChangeSetName: 'first' })
  const refused = await refusal(propose('once', body('once'), { ChangeSetName: 'first', ChangeSetType: 'CREATE' }))
  expect(refused.message).toBe('Stack [once] already exists and cannot be created again with the changeSet [first].')
})

test('an update past change sets leaves the stack without one, with the capabilities it was made with', async () => {
  await deploy('past', body('past-1'), { Capabilities: ['CAPABILITY_IAM'] })
  expect(await stackOf(send(), 'past')).toMatchObject({ ChangeSetId: expect.any(String) })
  const TemplateBody = JSON.stringify(body('past-2'))
  await send().send(new UpdateStackCommand({ StackName: 'past', TemplateBody }))
  const { ChangeSetId, Capabilities } = await stackOf(send(), 'past')
  expect([ChangeSetId, Capabilities]).toEqual([undefined, ['CAPABILITY_IAM']])
  await execute((await propose('past', body('past-3'))).ChangeSetId)
  expect((await stackOf(send(), 'past')).Capabilities).toBeUndefined()
})

test('what an update cleans up is told with its physical id alone', async () => {
  await deploy('cleaned', body('old'))
  await execute((await propose('cleaned', body('new'))).ChangeSetId)
  const { StackEvents = [] } = await send().send(new DescribeStackEventsCommand({ StackName: 'cleaned' }))
  const old = StackEvents.filter((event) => event.ResourceStatus?.startsWith('DELETE'))
  expect(old.map((event) => event.PhysicalResourceId)).toEqual(Array(2).fill('arn:aws:sns:eu-west-1:000000000000:old'))
  expect(old.map((event) => event.ResourceProperties)).toEqual([undefined, undefined])
  expect(old[0]?.EventId).toMatch(/^Topic-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
})

test('the last operations of a stack are those of the latest request', async () => {
  const types = async (name: string) =>
    (await send().send(new DescribeStacksCommand({ StackName: name }))).Stacks?.[0]?.LastOperations?.map(
      (operation) => operation.OperationType,
    )
  await deploy('latest', body('latest'))
  const { StackId = '' } = await stackOf(send(), 'latest')
  expect(await types(StackId)).toEqual(['CREATE_STACK'])
  await execute((await propose('latest', body('hadron:fail-create'))).ChangeSetId)
  expect(await types(StackId)).toEqual(['ROLLBACK', 'UPDATE_STACK'])
  await send().send(new DeleteStackCommand({ StackName: 'latest' }))
  expect(await types(StackId)).toEqual(['DELETE_STACK'])
})
