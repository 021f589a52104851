import { CreateStackCommand, DescribeStackEventsCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { changeSetCalls } from '../change-sets/calls.ts'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { putObject } from './objects.ts'

const endpoint = testEndpoint()
const { propose } = changeSetCalls(endpoint)
const snippet = (key: string, text: string) => putObject(endpoint.url(), 'snippets', key, text)
const EXPAND = { Capabilities: ['CAPABILITY_AUTO_EXPAND' as const] }

const create = (name: string, body: object, more: object = EXPAND) =>
  endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify(body), ...more }))

const topic = { Type: 'AWS::SNS::Topic', Properties: { DisplayName: 'a' } }
const include = (location: unknown) => ({ Name: 'AWS::Include', Parameters: { Location: location } })

async function processed(name: string) {
  const { TemplateBody = '' } = await endpoint
    .client()
    .send(new GetTemplateCommand({ StackName: name, TemplateStage: 'Processed' }))
  return JSON.parse(TemplateBody) as { Resources: Record<string, { Properties?: object }>; Outputs?: object }
}

test('AWS::Include puts a snippet of the endpoint’s own S3 where Fn::Transform stands, and beside what is there', async () => {
  await snippet('name.yaml', 'TopicName: included')
  await snippet('more.json', '{ "More": { "Type": "AWS::SQS::Queue" } }')
  await create('included', {
    Parameters: { Bucket: { Type: 'String', Default: 'snippets' } },
    Resources: {
      Topic: {
        Type: 'AWS::SNS::Topic',
        Properties: { DisplayName: 'a', 'Fn::Transform': include({ 'Fn::Sub': 's3://${Bucket}/name.yaml' }) },
      },
      'Fn::Transform': include('https://snippets.s3.eu-west-1.amazonaws.com/more.json'),
    },
  })
  expect((await stackOf(endpoint.client(), 'included')).StackStatus).toBe('CREATE_COMPLETE')
  const { Resources } = await processed('included')
  expect(Object.keys(Resources)).toEqual(['Topic', 'More'])
  expect(Resources.Topic?.Properties).toEqual({ DisplayName: 'a', TopicName: 'included' })
})

test('AWS::Include as a transform of the template adds to its sections', async () => {
  await snippet('outputs.yaml', 'Outputs: { Name: { Value: { Ref: Topic } } }')
  await create('sections', { Transform: include('s3://snippets/outputs.yaml'), Resources: { Topic: topic } })
  expect((await stackOf(endpoint.client(), 'sections')).Outputs).toHaveLength(1)
})

test('a transform that cannot be applied fails the change set, in its own words', async () => {
  await snippet('short.yaml', 'Outputs: { Name: { Value: !Ref Topic } }')
  const failing = async (name: string, transform: unknown) => {
    const body = { Transform: transform, Resources: { Topic: topic } }
    const { Status, ExecutionStatus, StatusReason } = await propose(name, body, { ChangeSetType: 'CREATE' })
    expect([Status, ExecutionStatus]).toEqual(['FAILED', 'UNAVAILABLE'])
    return StatusReason
  }
  expect(await failing('fails-a', include('s3://nowhere/x'))).toBe(
    'Transform AWS::Include failed with: S3 bucket [nowhere] does not exist.',
  )
  expect(await failing('fails-b', include('s3://snippets/short.yaml'))).toBe(
    "Transform AWS::Include failed with: The specified S3 object's content should be valid Yaml/JSON",
  )
  expect(await failing('fails-c', 'Mine')).toBe('No transform named 000000000000::Mine found')
})

test('a transform that cannot be applied rolls back the stack that was to be created', async () => {
  await create('rolled', { Transform: 'Mine', Resources: { Topic: topic } })
  const client = endpoint.client()
  expect((await stackOf(client, 'rolled')).StackStatus).toBe('ROLLBACK_COMPLETE')
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'rolled' }))
  expect(StackEvents.map((event) => event.ResourceStatusReason)).toContain(
    'No transform named 000000000000::Mine found. Rollback requested by user.',
  )
})

test('no Lambda runs here: a macro that a stack declares answers as one that broke', async () => {
  await create('macro', {
    Resources: { M: { Type: 'AWS::CloudFormation::Macro', Properties: { Name: 'Upper', FunctionName: 'arn:f' } } },
  })
  const Resources = { Topic: { ...topic, Properties: { 'Fn::Transform': { Name: 'Upper' } } } }
  const { StatusReason } = await propose('broken', { Resources }, { ChangeSetType: 'CREATE' })
  expect(StatusReason).toBe('Received malformed response from transform 000000000000::Upper')
})

test('a template with transforms needs CAPABILITY_AUTO_EXPAND, and a transform a name', async () => {
  const refused = await refusal(create('capable', { Transform: 'Mine', Resources: { Topic: topic } }, {}))
  expect(refused).toMatchObject({
    name: 'InsufficientCapabilitiesException',
    message: 'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
  })
  const nameless = await refusal(create('nameless', { Transform: { Name: { Ref: 'X' } }, Resources: { Topic: topic } }))
  expect(nameless.message).toBe('Key Name of transform definition must be a string.')
})
