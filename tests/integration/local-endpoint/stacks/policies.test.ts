import {
  DescribeStackEventsCommand,
  GetStackPolicyCommand,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { stackCalls, template } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create, update } = stackCalls(endpoint)

const policy = (...statements: object[]) =>
  JSON.stringify({ Statement: statements.map((one) => ({ Principal: '*', Resource: '*', ...one })) })
const allow = { Effect: 'Allow', Action: 'Update:*' }

const setPolicy = (name: string, given: { StackPolicyBody?: string; StackPolicyURL?: string }) =>
  endpoint.client().send(new SetStackPolicyCommand({ StackName: name, ...given }))

async function policyOf(name: string) {
  const { StackPolicyBody } = await endpoint.client().send(new GetStackPolicyCommand({ StackName: name }))
  return StackPolicyBody
}

async function denials(name: string) {
  const { StackEvents = [] } = await endpoint.client().send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.filter((event) => event.ResourceStatus === 'UPDATE_FAILED').map((one) => one.ResourceStatusReason)
}

test('a policy is what it was set to, from a text or from S3; an empty one protects nothing', async () => {
  await create('set', template())
  expect(await policyOf('set')).toBeUndefined()
  await setPolicy('set', { StackPolicyBody: policy(allow) })
  expect(await policyOf('set')).toBe(policy(allow))
  await fetch(`${endpoint.url()}/policies`, { method: 'PUT' })
  await fetch(`${endpoint.url()}/policies/empty.json`, { method: 'PUT', body: '{}' })
  await setPolicy('set', { StackPolicyURL: `${endpoint.url()}/policies/empty.json` })
  expect(await policyOf('set')).toBe('{}')
  await update('set', template({ queue: { DelaySeconds: 3 } }))
  expect(await stackOf(endpoint.client(), 'set')).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' })
})

test.each([
  ['that is not JSON', 'nonsense'],
  ['for another principal', policy({ ...allow, Principal: 'me' })],
  ['with an action that is none', policy({ Effect: 'Deny', Action: 'Delete:*' })],
])('a policy %s is refused', async (_case, body) => {
  await create('refuses', template()).catch(() => undefined)
  const { message } = await refusal(setPolicy('refuses', { StackPolicyBody: body }))
  expect(message).toBe('Error validating stack policy: Invalid stack policy')
})

test('a policy cannot come in two ways', async () => {
  await create('both', template())
  const both = { StackPolicyBody: policy(allow), StackPolicyURL: `${endpoint.url()}/policies/empty.json` }
  expect((await refusal(setPolicy('both', both))).message).toBe(
    'You cannot specify both StackPolicyURL and StackPolicyBody',
  )
})

test('what a policy does not let go is not deleted, and the update rolls back', async () => {
  await create('keeps', template({ more: { Extra: { Type: 'AWS::SQS::Queue' } } }))
  await setPolicy('keeps', { StackPolicyBody: policy({ Effect: 'Deny', Action: 'Update:Delete' }, allow) })
  await update('keeps', template())
  expect((await stackOf(endpoint.client(), 'keeps')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  expect(await denials('keeps')).toEqual([
    'Action denied by stack policy: Statement [#1] does not allow [Update:Delete] for resource [LogicalResourceId/Extra]',
  ])
})

test('a policy that comes with an update is for the next one', async () => {
  const deny = policy({ Effect: 'Deny', Action: 'Update:*' })
  await create('next', template())
  await update('next', template({ queue: { DelaySeconds: 3 } }), { StackPolicyBody: deny })
  expect((await stackOf(endpoint.client(), 'next')).StackStatus).toBe('UPDATE_COMPLETE')
  expect(await policyOf('next')).toBe(deny)
  await update('next', template({ queue: { DelaySeconds: 4 } }))
  expect((await stackOf(endpoint.client(), 'next')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
})

test('a policy for one update is over with it', async () => {
  await create('once', template())
  await update('once', template({ queue: { DelaySeconds: 3 } }), {
    StackPolicyDuringUpdateBody: policy({ Effect: 'Deny', Action: 'Update:*' }),
  })
  expect((await stackOf(endpoint.client(), 'once')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  expect(await policyOf('once')).toBeUndefined()
  await update('once', template({ queue: { DelaySeconds: 3 } }))
  expect((await stackOf(endpoint.client(), 'once')).StackStatus).toBe('UPDATE_COMPLETE')
})
