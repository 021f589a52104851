import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  ListStacksCommand,
  RollbackStackCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from './endpoint.ts'

const endpoint = testEndpoint()

/** A topic that needs a queue; `queue` and `topic` are extra properties. */
function template({ queue = {}, topic = {}, more = {} }: Record<string, object> = {}): string {
  return JSON.stringify({
    Resources: {
      Queue: { Type: 'AWS::SQS::Queue', Properties: queue },
      Topic: { Type: 'AWS::SNS::Topic', Properties: { DisplayName: { Ref: 'Queue' }, ...topic } },
      ...more,
    },
    Outputs: { Url: { Value: { Ref: 'Queue' } }, Arn: { Value: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
  })
}

async function resources(name: string) {
  const { StackResources = [] } = await endpoint.client().send(new DescribeStackResourcesCommand({ StackName: name }))
  return Object.fromEntries(StackResources.map((one) => [one.LogicalResourceId, one]))
}

const create = (name: string, body: string, more = {}) =>
  endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody: body, ...more }))
const update = (name: string, body: string, more = {}) =>
  endpoint.client().send(new UpdateStackCommand({ StackName: name, TemplateBody: body, ...more }))
const remove = (name: string, more = {}) => endpoint.client().send(new DeleteStackCommand({ StackName: name, ...more }))

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

test('a resource that fails to create rolls the stack back, and then only a delete is accepted', async () => {
  await create('fails', template({ topic: { TopicName: 'hadron:fail-create:The topic is full' } }))
  const stack = await stackOf(endpoint.client(), 'fails')
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE')
  const story = await storyOf(endpoint.client(), 'fails')
  expect(story.slice(-6)).toEqual([
    'Topic CREATE_FAILED',
    'fails ROLLBACK_IN_PROGRESS',
    'Topic DELETE_COMPLETE',
    'Queue DELETE_IN_PROGRESS',
    'Queue DELETE_COMPLETE',
    'fails ROLLBACK_COMPLETE',
  ])
  expect((await refusal(update('fails', template()))).message).toMatch(
    /is in ROLLBACK_COMPLETE state and can not be updated\.$/,
  )
  await remove('fails')
  expect((await stackOf(endpoint.client(), stack.StackId ?? '')).StackStatus).toBe('DELETE_COMPLETE')
})

test('OnFailure leaves the stack as it is, or deletes it', async () => {
  const broken = template({ topic: { TopicName: 'hadron:fail-create' } })
  await create('leave', broken, { OnFailure: 'DO_NOTHING' })
  expect((await stackOf(endpoint.client(), 'leave')).StackStatus).toBe('CREATE_FAILED')
  expect((await resources('leave')).Queue?.ResourceStatus).toBe('CREATE_COMPLETE')
  const { StackId = '' } = await create('vanish', broken, { OnFailure: 'DELETE' })
  expect((await stackOf(endpoint.client(), StackId)).StackStatus).toBe('DELETE_COMPLETE')
})

test('a resource that fails to update brings everything back as it was', async () => {
  await create('back', template({ queue: { DelaySeconds: 1 } }))
  const before = await resources('back')
  await update(
    'back',
    template({
      queue: { QueueName: 'other' },
      topic: { DisplayName: 'hadron:fail-update' },
      more: { New: { Type: 'AWS::SQS::Queue' } },
    }),
  )
  expect((await stackOf(endpoint.client(), 'back')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  const after = await resources('back')
  expect(after.Queue?.PhysicalResourceId).toBe(before.Queue?.PhysicalResourceId)
  expect(Object.keys(after).sort()).toEqual(['Queue', 'Topic'])
  expect((await refusal(update('back', template({ queue: { DelaySeconds: 1 } })))).message).toBe(
    'No updates are to be performed.',
  )
})

test('a resource that cannot go back waits for ContinueUpdateRollback, which may skip it', async () => {
  await create('stuck', template())
  await update(
    'stuck',
    template({
      queue: { DelaySeconds: 5, MessageRetentionPeriod: 60 },
      topic: { DisplayName: 'hadron:fail-update hadron:fail-rollback:Not today' },
    }),
  )
  expect((await stackOf(endpoint.client(), 'stuck')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED')
  expect((await resources('stuck')).Topic).toMatchObject({
    ResourceStatus: 'UPDATE_FAILED',
    ResourceStatusReason: 'Not today',
  })
  expect((await refusal(update('stuck', template()))).message).toMatch(/is in UPDATE_ROLLBACK_FAILED state/)
  await endpoint.client().send(new ContinueUpdateRollbackCommand({ StackName: 'stuck' }))
  expect((await stackOf(endpoint.client(), 'stuck')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED')
  await endpoint.client().send(new ContinueUpdateRollbackCommand({ StackName: 'stuck', ResourcesToSkip: ['Topic'] }))
  expect((await stackOf(endpoint.client(), 'stuck')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
})

test('a resource that fails to delete can be retained, or the delete forced', async () => {
  const stubborn = template({ topic: { TopicName: 'hadron:fail-delete' } })
  for (const [name, more] of [
    ['retained', { RetainResources: ['Topic'] }],
    ['forced', { DeletionMode: 'FORCE_DELETE_STACK' }],
  ] as const) {
    const { StackId = '' } = await create(name, stubborn.replace('hadron:fail-delete', `${name} hadron:fail-delete`))
    await remove(name)
    expect(await stackOf(endpoint.client(), name)).toMatchObject({
      StackStatus: 'DELETE_FAILED',
      StackStatusReason: 'The following resource(s) failed to delete: [Topic]. ',
    })
    await remove(name, more)
    expect((await stackOf(endpoint.client(), StackId)).StackStatus).toBe('DELETE_COMPLETE')
  }
})

test('a failed update without rollback can be tried again or rolled back', async () => {
  const broken = template({ topic: { DisplayName: 'hadron:fail-update' }, queue: { DelaySeconds: 7 } })
  await create('retry', template())
  await update('retry', broken, { DisableRollback: true })
  expect((await stackOf(endpoint.client(), 'retry')).StackStatus).toBe('UPDATE_FAILED')
  await update('retry', template({ queue: { DelaySeconds: 7 } }), { DisableRollback: true })
  expect((await stackOf(endpoint.client(), 'retry')).StackStatus).toBe('UPDATE_COMPLETE')
  await update('retry', broken.replace('7', '8'), { DisableRollback: true })
  await endpoint.client().send(new RollbackStackCommand({ StackName: 'retry' }))
  expect((await stackOf(endpoint.client(), 'retry')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
})

test('CancelUpdateStack rolls an update back while it is in progress', async () => {
  await create('cancel', template())
  await endpoint.control('POST', 'failures', { stack: 'cancel', on: 'update', hang: true })
  await update('cancel', template({ queue: { DelaySeconds: 3 } }))
  expect((await stackOf(endpoint.client(), 'cancel')).StackStatus).toBe('UPDATE_IN_PROGRESS')
  await endpoint.client().send(new CancelUpdateStackCommand({ StackName: 'cancel' }))
  expect((await stackOf(endpoint.client(), 'cancel')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  expect((await refusal(endpoint.client().send(new CancelUpdateStackCommand({ StackName: 'cancel' })))).name).toBe(
    'ValidationError',
  )
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
  expect((await stackOf(endpoint.client(), 'exporter')).StackStatusReason).toBe(
    'Export net cannot be deleted as it is in use by importer',
  )
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

test('a function that fails only while deploying fails its resource', async () => {
  await create(
    'late',
    template({ topic: { DisplayName: { 'Fn::Select': [9, { 'Fn::Split': [':', { Ref: 'Queue' }] }] } } }),
  )
  const stack = await stackOf(endpoint.client(), 'late')
  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE')
  expect(await storyOf(endpoint.client(), 'late')).toContain('Topic CREATE_FAILED')
})

test('a create that takes longer than its timeout is rolled back', async () => {
  await endpoint.control('PUT', 'time', { scale: 1 })
  await create('timeout', template(), { TimeoutInMinutes: 1 })
  await endpoint.control('POST', 'failures', { stack: 'timeout', on: 'create', hang: true })
  await endpoint.control('PUT', 'time', { advanceMs: 30_000 })
  await endpoint.control('PUT', 'time', { advanceMs: 31_000 })
  expect(await storyOf(endpoint.client(), 'timeout')).toContain('timeout ROLLBACK_IN_PROGRESS')
  await endpoint.control('PUT', 'time', { scale: 0 })
  expect((await stackOf(endpoint.client(), 'timeout')).StackStatus).toBe('ROLLBACK_COMPLETE')
})
