import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from '../endpoint.ts'
import { stackCalls } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create, update, remove, resources } = stackCalls(endpoint)

const bucket = (properties: object) =>
  JSON.stringify({ Resources: { Bucket: { Type: 'AWS::S3::Bucket', Properties: properties } } })

test.each([
  ['bucket!', "Bucket name should not contain '!'"],
  ['Bucket', 'Bucket name should not contain uppercase characters'],
  ['ab', 'Bucket name should be between 3 and 63 characters long'],
])('a bucket cannot be called %s', async (name, reason) => {
  const stack = `called-${name.replace(/\W/g, '')}`
  await create(stack, bucket({ BucketName: name }), { DisableRollback: true })
  expect((await resources(stack)).Bucket).toMatchObject({
    ResourceStatus: 'CREATE_FAILED',
    ResourceStatusReason: reason,
  })
})

test('a transition before its time fails the update of a bucket', async () => {
  const moving = (days: number) => ({
    LifecycleConfiguration: {
      Rules: [{ Status: 'Enabled', Transitions: [{ StorageClass: 'GLACIER', TransitionInDays: days }] }],
    },
  })
  await create('moving', bucket(moving(30)))
  await update('moving', bucket(moving(-1)), { DisableRollback: true })
  expect((await resources('moving')).Bucket?.ResourceStatusReason).toMatch(/'Days' for Transition action/)
  expect((await stackOf(endpoint.client(), 'moving')).StackStatus).toBe('UPDATE_FAILED')
})

test('a policy for nobody fails when it has begun to exist, and again when it is deleted', async () => {
  const policy = { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p', PolicyDocument: {} } }
  await create('nobody', JSON.stringify({ Resources: { Policy: policy } }), { Capabilities: ['CAPABILITY_IAM'] })
  expect((await storyOf(endpoint.client(), 'nobody')).slice(1)).toEqual([
    'Policy CREATE_IN_PROGRESS',
    'Policy CREATE_IN_PROGRESS',
    'Policy CREATE_FAILED',
    'nobody ROLLBACK_IN_PROGRESS',
    'Policy DELETE_IN_PROGRESS',
    'Policy DELETE_FAILED',
    'nobody ROLLBACK_FAILED',
  ])
  const { StackId = '' } = await stackOf(endpoint.client(), 'nobody')
  await remove('nobody')
  expect((await stackOf(endpoint.client(), 'nobody')).StackStatus).toBe('DELETE_FAILED')
  await remove('nobody', { RetainResources: ['Policy'] })
  expect((await stackOf(endpoint.client(), StackId)).StackStatus).toBe('DELETE_COMPLETE')
})

test('resources that are no object are refused in the words for one of them', async () => {
  const refused = await refusal(create('none', '{"Resources": "", "Outputs": ""}'))
  expect(refused.message).toBe('Template format error: Any Resources member must be an object.')
})
