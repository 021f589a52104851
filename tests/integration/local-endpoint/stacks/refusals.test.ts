import {
  DeleteStackCommand,
  DescribeStackEventsCommand,
  GetStackPolicyCommand,
  SetStackPolicyCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { stackCalls } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create, update, remove } = stackCalls(endpoint)
const network = (cidr: string) =>
  JSON.stringify({ Resources: { Net: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: cidr } } } })

async function failures(name: string) {
  const { StackEvents = [] } = await endpoint.client().send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.filter((event) => event.ResourceStatus?.endsWith('_FAILED')).map((one) => one.ResourceStatusReason)
}

test.each(['1000.0.0.0/16', '10.0.0.0/33', 'ten'])('a network of %s is refused by its service', async (cidr) => {
  const name = `net-${cidr.replace(/[^a-z0-9]/g, '-')}`
  await create(name, network(cidr))
  expect((await stackOf(endpoint.client(), name)).StackStatus).toBe('ROLLBACK_COMPLETE')
  expect((await failures(name))[0]).toContain(
    `Value (${cidr}) for parameter cidrBlock is invalid. This is not a valid CIDR block.`,
  )
})

test('a replacement that its service refuses rolls the update back', async () => {
  await create('network', network('10.0.0.0/16'))
  await update('network', network('1000.0.0.0/16'))
  expect((await stackOf(endpoint.client(), 'network')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  expect((await failures('network'))[0]).toContain('This is not a valid CIDR block.')
})

test('what is deleted already cannot be retained', async () => {
  const queue = { Type: 'AWS::SQS::Queue' }
  const stuck = { ...queue, Properties: { QueueName: 'hadron:fail-delete' } }
  await create('retains', JSON.stringify({ Resources: { Gone: queue, Stuck: stuck } }))
  await remove('retains')
  const call = endpoint.client().send(new DeleteStackCommand({ StackName: 'retains', RetainResources: ['Gone'] }))
  expect((await refusal(call)).message).toBe(
    'The specified resources to retain must be in a valid state. Do not specify resources that are in the DELETE_COMPLETE state.',
  )
  await remove('retains', { RetainResources: ['Stuck'] })
  expect((await refusal(stackOf(endpoint.client(), 'retains'))).message).toBe('Stack with id retains does not exist')
})

test('the policy of a stack that is not there is asked for in vain', async () => {
  for (const command of [
    new GetStackPolicyCommand({ StackName: 'unknown' }),
    new SetStackPolicyCommand({ StackName: 'unknown', StackPolicyBody: '{}' }),
  ]) {
    const call = endpoint.client().send(command as GetStackPolicyCommand)
    expect((await refusal(call)).message).toBe('Stack: unknown does not exist')
  }
})
