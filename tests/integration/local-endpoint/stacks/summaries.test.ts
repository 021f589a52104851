import {
  CreateStackInstancesCommand,
  CreateStackSetCommand,
  DescribeStackEventsCommand,
  DescribeStackInstanceCommand,
  GetTemplateSummaryCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { stackOf, storyOf, testEndpoint } from '../endpoint.ts'
import { stackCalls } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create } = stackCalls(endpoint)
const send = endpoint.client

test.each([
  ['YAML', 'Metadata: { By: { Team: "it\'s us", Size: 3 } }\nResources: { A: { Type: AWS::SNS::Topic } }'],
  ['JSON', '{"Metadata": {"By": {"Team": "us"}}, "Resources": {"A": {"Type": "AWS::SNS::Topic"}}}'],
])('metadata that was written in %s comes back in it', async (language, TemplateBody) => {
  const { Metadata } = await send().send(new GetTemplateSummaryCommand({ TemplateBody }))
  expect(Metadata).toBe(language === 'YAML' ? "{'By': {'Team': 'it''s us', 'Size': '3'}}" : '{"By":{"Team":"us"}}')
})

const FIREHOSE = `Parameters:
  KinesisStreamName: { Type: String, Default: a }
  DeliveryStreamName: { Type: String, Default: b }
  KinesisRoleName: { Type: String, Default: c }
Resources:
  MyRole: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }
  MyBucket: { Type: AWS::S3::Bucket }
  KinesisStream: { Type: AWS::Kinesis::Stream }
  DeliveryStream:
    Type: AWS::KinesisFirehose::DeliveryStream
    Properties: { S3DestinationConfiguration: { BucketARN: !Ref MyBucket, RoleARN: !GetAtt MyRole.Arn } }`

test('parameters, types and what identifies them are listed in the order that AWS was recorded to list them', async () => {
  const names = ['KinesisRoleName', 'DeliveryStreamName', 'KinesisStreamName']
  const told = await send().send(new GetTemplateSummaryCommand({ TemplateBody: FIREHOSE }))
  expect(told.Parameters?.map((one) => one.ParameterKey)).toEqual(names)
  const types = (kinds: string[]) => kinds.map((kind) => `AWS::${kind}`)
  const firehose = 'KinesisFirehose::DeliveryStream'
  expect(told.ResourceTypes).toEqual(types(['Kinesis::Stream', 'IAM::Role', 'S3::Bucket', firehose]))
  const identified = told.ResourceIdentifierSummaries?.map((one) => one.ResourceType)
  expect(identified).toEqual(types(['S3::Bucket', 'IAM::Role', 'Kinesis::Stream', firehose]))
  await create('listed', FIREHOSE, { Capabilities: ['CAPABILITY_IAM'] })
  expect((await stackOf(send(), 'listed')).Parameters?.map((one) => one.ParameterKey)).toEqual(names)
})

test('the template of a stack set can be summed up', async () => {
  const TemplateBody = 'Parameters: { P: { Type: String, Default: a } }\nResources: { T: { Type: AWS::SNS::Topic } }'
  await send().send(new CreateStackSetCommand({ StackSetName: 'summed', TemplateBody }))
  const summary = await send().send(new GetTemplateSummaryCommand({ StackSetName: 'summed' }))
  expect(summary.Parameters).toMatchObject([{ ParameterKey: 'P', ParameterConstraints: { AllowedValues: [] } }])
  expect([summary.ResourceTypes, summary.ResourceIdentifierSummaries]).toEqual([['AWS::SNS::Topic'], undefined])
})

test('an instance that is already as its set wants it says so', async () => {
  const TemplateBody = 'Resources: { T: { Type: AWS::SNS::Topic } }'
  await send().send(new CreateStackSetCommand({ StackSetName: 'twice', TemplateBody }))
  const where = { StackSetName: 'twice', Accounts: ['000000000000'], Regions: ['eu-west-1'] }
  await send().send(new CreateStackInstancesCommand(where))
  await send().send(new CreateStackInstancesCommand(where))
  const one = { StackSetName: 'twice', StackInstanceAccount: '000000000000', StackInstanceRegion: 'eu-west-1' }
  const { StackInstance } = await send().send(new DescribeStackInstanceCommand(one))
  expect(StackInstance).toMatchObject({ Status: 'CURRENT', StatusReason: 'No updates are to be performed.' })
})

test.each([
  ['Outputs: { O: { Value: !GetAtt A.Nope } }', '/Outputs/O/Value/Fn::GetAtt', 'AWS::SSM::Parameter'],
  [
    '  B: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Join ["", [a, !Sub "${A.Nope}"]] } }',
    '/Resources/B/Properties/DisplayName/Fn::Join/1/1/Fn::Sub',
    'AWS::SSM::Parameter',
  ],
])('an attribute that a type does not have fails the stack before any resource: %s', async (more, path, type) => {
  const stack = more.startsWith('Outputs') ? 'asks-in-output' : 'asks-in-resource'
  await create(stack, `Resources:\n  A: { Type: ${type}, Properties: { Type: String, Value: a } }\n${more}`)
  const steps = ['CREATE_IN_PROGRESS', 'ROLLBACK_IN_PROGRESS', 'ROLLBACK_COMPLETE']
  expect(await storyOf(send(), stack)).toEqual(steps.map((status) => `${stack} ${status}`))
  const { StackEvents = [] } = await send().send(new DescribeStackEventsCommand({ StackName: stack }))
  expect(StackEvents[1]?.ResourceStatusReason).toBe(
    `[Error] ${path}: Resource type ${type} does not support attribute {Nope}. Rollback requested by user.`,
  )
})
