import {
  CreateStackCommand,
  ListStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from './endpoint.ts'
import { stackCalls, template } from './stack-calls.ts'

const endpoint = testEndpoint()
const { create, update, remove, resources } = stackCalls(endpoint)

test('a stack is created in the order of its dependencies', async () => {
  await create('order', template())
  const stack = await stackOf(endpoint.client(), 'order')
  expect(stack.StackStatus).toBe('CREATE_COMPLETE')
  expect(stack.Outputs?.map((output) => output.OutputValue)).toEqual([
    expect.stringMatching(/^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/000000000000\/order-Queue-[A-Z0-9]{12}$/),
    expect.stringMatching(/^arn:aws:sqs:eu-west-1:000000000000:order-Queue-[A-Z0-9]{12}$/),
  ])
  expect(await storyOf(endpoint.client(), 'order')).toEqual([
    'order CREATE_IN_PROGRESS',
    'Queue CREATE_IN_PROGRESS',
    'Queue CREATE_IN_PROGRESS',
    'Queue CREATE_COMPLETE',
    'Topic CREATE_IN_PROGRESS',
    'Topic CREATE_IN_PROGRESS',
    'Topic CREATE_COMPLETE',
    'order CREATE_COMPLETE',
  ])
})

test('an update changes in place, replaces, adds and removes, then cleans up', async () => {
  await create('change', template({ more: { Old: { Type: 'AWS::SQS::Queue' } } }))
  const before = await resources('change')
  await update(
    'change',
    template({
      queue: { QueueName: 'renamed' },
      topic: { SignatureVersion: '2' },
      more: { New: { Type: 'AWS::SQS::Queue' } },
    }),
  )
  const after = await resources('change')
  expect((await stackOf(endpoint.client(), 'change')).StackStatus).toBe('UPDATE_COMPLETE')
  expect(after.Queue?.PhysicalResourceId).toMatch(/renamed$/)
  expect(after.Topic?.PhysicalResourceId).toBe(before.Topic?.PhysicalResourceId)
  expect(Object.keys(after).sort()).toEqual(['New', 'Queue', 'Topic'])
  const story = await storyOf(endpoint.client(), 'change')
  expect(story.slice(story.indexOf('change UPDATE_COMPLETE_CLEANUP_IN_PROGRESS'))).toEqual([
    'change UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
    'Queue DELETE_IN_PROGRESS',
    'Old DELETE_IN_PROGRESS',
    'Queue DELETE_COMPLETE',
    'Old DELETE_COMPLETE',
    'change UPDATE_COMPLETE',
  ])
})

test('an update without a change is refused', async () => {
  await create('same', template())
  expect((await refusal(update('same', template()))).message).toBe('No updates are to be performed.')
})

test('policies keep what they say they keep', async () => {
  const kept = {
    Kept: {
      Type: 'AWS::SQS::Queue',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { QueueName: 'kept-1' },
    },
  }
  const { StackId = '' } = await create('policies', template({ more: kept }))
  kept.Kept.Properties.QueueName = 'kept-2'
  await update('policies', template({ more: kept }))
  await remove('policies')
  const story = await storyOf(endpoint.client(), StackId)
  expect(story.filter((event) => event === 'Kept DELETE_SKIPPED')).toHaveLength(2)
  expect(story).not.toContain('Kept DELETE_COMPLETE')
})

test('a deleted stack stays visible by its ARN, and its name is free', async () => {
  const { StackId = '' } = await create('again', template())
  await remove('again')
  expect((await refusal(stackOf(endpoint.client(), 'again'))).message).toBe('Stack with id again does not exist')
  const deleted = await stackOf(endpoint.client(), StackId)
  expect(deleted).toMatchObject({ StackStatus: 'DELETE_COMPLETE', DeletionTime: expect.any(Date) })
  expect(deleted.EnableTerminationProtection).toBeUndefined()
  expect((await create('again', template())).StackId).not.toBe(StackId)
  await remove('nobody')
})

test('termination protection refuses a delete and changes nothing', async () => {
  await create('guarded', template(), { EnableTerminationProtection: true })
  expect((await refusal(remove('guarded'))).message).toBe(
    'Stack [guarded] cannot be deleted while TerminationProtection is enabled',
  )
  expect((await stackOf(endpoint.client(), 'guarded')).StackStatus).toBe('CREATE_COMPLETE')
  await endpoint
    .client()
    .send(new UpdateTerminationProtectionCommand({ StackName: 'guarded', EnableTerminationProtection: false }))
  await remove('guarded')
})

test('the same token with the same request answers what it answered first', async () => {
  const first = await create('token', template(), { ClientRequestToken: 'dep-1' })
  expect((await create('token', template(), { ClientRequestToken: 'dep-1' })).StackId).toBe(first.StackId)
  const other = await refusal(
    create('token', template({ queue: { DelaySeconds: 9 } }), { ClientRequestToken: 'dep-1' }),
  )
  expect(other.name).toBe('TokenAlreadyExistsException')
  expect((await refusal(create('token', template()))).name).toBe('AlreadyExistsException')
})

test('an export in use blocks the deletion of its stack and the change of its value', async () => {
  const exporting = (value: string) =>
    JSON.stringify({
      Resources: { Q: { Type: 'AWS::SQS::Queue' } },
      Outputs: { O: { Value: value, Export: { Name: 'net' } } },
    })
  await create('exporter', exporting('one'))
  await create('importer', template({ topic: { DisplayName: { 'Fn::ImportValue': 'net' } } }))
  await remove('exporter')
  expect(await stackOf(endpoint.client(), 'exporter')).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    StackStatusReason: 'Export net cannot be deleted as it is in use by importer',
  })
  await remove('importer')
  await remove('exporter')
  expect((await refusal(stackOf(endpoint.client(), 'exporter'))).name).toBe('ValidationError')
  await create('importer', template({ topic: { DisplayName: { 'Fn::ImportValue': 'net' } } }))
  expect((await storyOf(endpoint.client(), 'importer')).at(-1)).toBe('importer ROLLBACK_COMPLETE')
})

test('a physical name that another stack holds fails the resource, until it is free', async () => {
  await create('holder', template({ queue: { QueueName: 'only' } }))
  await create('taker', template({ queue: { QueueName: 'only' } }))
  expect((await stackOf(endpoint.client(), 'taker')).StackStatus).toBe('ROLLBACK_COMPLETE')
  await remove('taker')
  await remove('holder')
  await create('taker', template({ queue: { QueueName: 'only' } }))
  expect((await stackOf(endpoint.client(), 'taker')).StackStatus).toBe('CREATE_COMPLETE')
})

test('parameters with NoEcho read back as ****, IAM needs its capability', async () => {
  const body = JSON.stringify({
    Parameters: { Secret: { Type: 'String', NoEcho: true } },
    Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'named', AssumeRolePolicyDocument: {} } } },
  })
  const given = { Parameters: [{ ParameterKey: 'Secret', ParameterValue: 'hush' }] }
  const refused = await refusal(create('iam', body, { ...given, Capabilities: ['CAPABILITY_IAM'] }))
  expect(refused).toMatchObject({
    name: 'InsufficientCapabilitiesException',
    message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  })
  await create('iam', body, { ...given, Capabilities: ['CAPABILITY_NAMED_IAM'] })
  expect((await stackOf(endpoint.client(), 'iam')).Parameters).toEqual([
    { ParameterKey: 'Secret', ParameterValue: '****' },
  ])
})

test('accounts and regions do not see each other', async () => {
  const other = endpoint.client('111122223333', 'us-east-2')
  await other.send(new CreateStackCommand({ StackName: 'alone', TemplateBody: template() }))
  expect((await stackOf(other, 'alone')).StackId).toMatch(
    /^arn:aws:cloudformation:us-east-2:111122223333:stack\/alone\//,
  )
  const { StackSummaries = [] } = await endpoint.client().send(new ListStacksCommand({}))
  expect(StackSummaries.some((stack) => stack.StackName === 'alone')).toBe(false)
})

test('a condition that cannot be evaluated is refused, and leaves no stack behind', async () => {
  const body = 'Conditions: { C: !Equals [a] }\nResources: { Q: { Type: AWS::SQS::Queue, Condition: C } }'
  expect((await refusal(create('conditions', body))).message).toBe(
    'Template error: every Fn::Equals object requires a list of 2 string parameters.',
  )
  expect((await refusal(stackOf(endpoint.client(), 'conditions'))).name).toBe('ValidationError')
})
