import { CreateStackCommand, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation'
import { afterEach, expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()
afterEach(() => endpoint.control('POST', 'reset'))

const CUSTOM = `Resources:
  Address: { Type: Custom::Address, Properties: { ServiceToken: arn:aws:lambda:eu-west-1:000000000000:function:a } }
  Queue: { Type: AWS::SQS::Queue, Properties: { QueueName: !GetAtt Address.Name } }
Outputs: { Name: { Value: !GetAtt Queue.QueueName } }
`
const NETWORKED = `Parameters: { Vpc: { Type: AWS::EC2::VPC::Id }, Subnets: { Type: List<AWS::EC2::Subnet::Id> } }
Resources: { Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: g, VpcId: !Ref Vpc } } }
Outputs: { Subnets: { Value: !Join [' ', !Ref Subnets] } }
`

async function create(StackName: string, TemplateBody: string, parameters: Record<string, string> = {}) {
  const Parameters = Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
    ParameterKey,
    ParameterValue,
  }))
  await endpoint.client().send(new CreateStackCommand({ StackName, TemplateBody, Parameters }))
  return stackOf(endpoint.client(), StackName)
}

test('a custom resource answers the data that was set for it, and no other attribute', async () => {
  await endpoint.control('PUT', 'custom-resources', [
    { stack: 'named', data: { Name: 'orders' } },
    { data: { Else: 1 } },
  ])
  expect((await create('named', CUSTOM)).Outputs).toMatchObject([{ OutputValue: 'orders' }])
  expect((await create('other', CUSTOM)).StackStatus).toBe('ROLLBACK_COMPLETE')
  await endpoint.control('PUT', 'custom-resources', [])
  expect((await create('any', CUSTOM)).StackStatus).toBe('CREATE_COMPLETE')
})

test('a custom resource that fails passes on what its function said', async () => {
  await endpoint.control('POST', 'failures', { type: 'Custom::*', on: 'create', reason: 'No address is free' })
  await create('failing', CUSTOM)
  const { StackEvents = [] } = await endpoint.client().send(new DescribeStackEventsCommand({ StackName: 'failing' }))
  expect(StackEvents.find((event) => event.ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason).toMatch(
    /^Received response status \[FAILED\] from custom resource\. Message returned: No address is free \(RequestId: [\w-]{36}\)$/,
  )
})

test('a value of an AWS-specific type exists when it is listed, or when a stack holds it', async () => {
  const vpc = 'vpc-0a1b2c3d4e5f60718'
  const given = { Vpc: vpc, Subnets: 'subnet-1, subnet-2' }
  expect((await create('anything', NETWORKED, given)).StackStatus).toBe('CREATE_COMPLETE')
  await endpoint.control('PUT', 'existing', { 'AWS::EC2::VPC::Id': [vpc], 'AWS::EC2::Subnet::Id': ['subnet-1'] })
  expect((await refusal(create('missing', NETWORKED, given))).message).toBe(
    'Parameter validation failed: parameter value subnet-2 for parameter name Subnets does not exist',
  )
  const held = await create(
    'network',
    'Resources: { V: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } } }\nOutputs: { V: { Value: !Ref V } }',
  )
  const own = held.Outputs?.[0]?.OutputValue ?? ''
  expect((await create('inside', NETWORKED, { Vpc: own, Subnets: 'subnet-1' })).StackStatus).toBe('CREATE_COMPLETE')
})
