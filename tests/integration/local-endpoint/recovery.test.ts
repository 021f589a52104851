import {
  CancelUpdateStackCommand,
  ContinueUpdateRollbackCommand,
  RollbackStackCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from './endpoint.ts'
import { stackCalls, template } from './stack-calls.ts'

const endpoint = testEndpoint()
const { create, update, remove, resources } = stackCalls(endpoint)

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

test('only what the rollback failed on can be skipped', async () => {
  await create('wedged', template())
  await update(
    'wedged',
    template({ queue: { KmsMasterKeyId: 'hadron:fail-rollback' }, topic: { KmsMasterKeyId: 'hadron:fail-update' } }),
  )
  expect((await stackOf(endpoint.client(), 'wedged')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED')
  const skip = (name: string) =>
    endpoint.client().send(new ContinueUpdateRollbackCommand({ StackName: 'wedged', ResourcesToSkip: [name] }))
  expect((await refusal(skip('Topic'))).message).toMatch(/^Resource Topic cannot be skipped/)
  expect((await stackOf(endpoint.client(), 'wedged')).StackStatus).toBe('UPDATE_ROLLBACK_FAILED')
  await skip('Queue')
  expect((await stackOf(endpoint.client(), 'wedged')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
})
