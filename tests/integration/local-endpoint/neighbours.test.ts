import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  GetTemplateCommand,
  SetStackPolicyCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from './endpoint.ts'

const endpoint = testEndpoint()

const create = (name: string, more: object) =>
  endpoint.client().send(new CreateStackCommand({ StackName: name, ...more }))
const putObject = (path: string, body: string) => fetch(`${endpoint.url()}/${path}`, { method: 'PUT', body })

async function json(target: string, body: object) {
  const headers = {
    'x-amz-target': target,
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIATEST/20261121/eu-west-1/ssm/aws4_request, SignedHeaders=host, Signature=x',
  }
  return (await fetch(endpoint.url(), { method: 'POST', headers, body: JSON.stringify(body) })).json()
}

async function query(service: string, version: string, parameters: Record<string, string>) {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIATEST/20261121/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=x`
  const body = new URLSearchParams({ Version: version, ...parameters })
  return fetch(endpoint.url(), { method: 'POST', headers: { authorization }, body })
}

test('an object that was put can be read, listed and used as a template by any form of its URL', async () => {
  await putObject('assets/a/template.yaml', 'Resources: { Q: { Type: AWS::SQS::Queue } }')
  expect(await (await fetch(`${endpoint.url()}/assets/a/template.yaml`)).text()).toContain('AWS::SQS::Queue')
  expect(await (await fetch(`${endpoint.url()}/assets?list-type=2&prefix=a/`)).text()).toContain(
    '<Key>a/template.yaml</Key>',
  )
  expect((await fetch(`${endpoint.url()}/assets/missing`)).status).toBe(404)
  const urls = [
    `${endpoint.url()}/assets/a/template.yaml`,
    'https://s3.amazonaws.com/assets/a/template.yaml',
    'https://assets.s3.eu-west-1.amazonaws.com/a/template.yaml',
  ]
  for (const [index, TemplateURL] of urls.entries()) {
    await create(`by-url-${index}`, { TemplateURL })
    expect((await stackOf(endpoint.client(), `by-url-${index}`)).StackStatus).toBe('CREATE_COMPLETE')
  }
  expect((await refusal(create('elsewhere', { TemplateURL: 'https://example.com/t.yaml' }))).message).toBe(
    'TemplateURL must be a supported URL.',
  )
})

test('a template may be larger by URL than in the body of a call', async () => {
  const large = `# ${'x'.repeat(60_000)}\nResources: { Q: { Type: AWS::SQS::Queue } }`
  expect((await refusal(create('large', { TemplateBody: large }))).message).toMatch(/less than or equal to 51200$/)
  await putObject('assets/large.yaml', large)
  await create('large', { TemplateURL: 'https://s3.amazonaws.com/assets/large.yaml' })
})

test('a nested stack is created, updated and deleted with its parent, and its outputs are attributes', async () => {
  const child = (delay: number) =>
    `Parameters: { Name: { Type: String } }
Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: ${delay}, QueueName: !Ref Name } } }
Outputs: { Arn: { Value: !GetAtt Q.Arn } }`
  const parent = (key: string) => `
Resources:
  Child: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: 'https://s3.amazonaws.com/assets/${key}', Parameters: { Name: inner } } }
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !GetAtt Child.Outputs.Arn } }
Outputs: { Arn: { Value: !GetAtt Child.Outputs.Arn } }`
  await putObject('assets/child-1.yaml', child(1))
  await putObject('assets/child-2.yaml', child(2))
  const client = endpoint.client()
  await create('parent', { TemplateBody: parent('child-1.yaml') })
  expect(await stackOf(client, 'parent')).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    Outputs: [{ OutputValue: 'arn:aws:sqs:eu-west-1:000000000000:inner' }],
  })
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: 'parent' }))
  const childId = StackResources.find((one) => one.LogicalResourceId === 'Child')?.PhysicalResourceId ?? ''
  expect(await stackOf(client, childId)).toMatchObject({
    StackStatus: 'CREATE_COMPLETE',
    ParentId: expect.stringContaining('/parent/'),
  })
  await client.send(new UpdateStackCommand({ StackName: 'parent', TemplateBody: parent('child-2.yaml') }))
  expect((await stackOf(client, childId)).StackStatus).toBe('UPDATE_COMPLETE')
  await client.send(new DeleteStackCommand({ StackName: 'parent' }))
  expect((await stackOf(client, childId)).StackStatus).toBe('DELETE_COMPLETE')
})

test('a parameter of an SSM type takes its value from the parameter store', async () => {
  await json('AmazonSSM.PutParameter', { Name: '/app/size', Value: '3', Type: 'String' })
  expect(await json('AmazonSSM.GetParameter', { Name: '/app/size' })).toMatchObject({
    Parameter: { Value: '3', Version: 1 },
  })
  const body = `Parameters: { Size: { Type: 'AWS::SSM::Parameter::Value<String>', Default: /app/size } }
Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: !Ref Size } } }`
  await create('ssm', { TemplateBody: body })
  expect((await stackOf(endpoint.client(), 'ssm')).Parameters).toEqual([
    { ParameterKey: 'Size', ParameterValue: '/app/size', ResolvedValue: '3' },
  ])
  const missing = await refusal(create('none', { TemplateBody: body.replace('/app/size', '/no') }))
  expect(missing.message).toMatch(/^Unable to fetch parameters \[\/no\]/)
})

test('a dynamic reference must lead somewhere', async () => {
  const body = (name: string) =>
    `Resources: { T: { Type: AWS::SNS::Topic, Properties: { DisplayName: '{{resolve:ssm:${name}}}' } } }`
  await json('AmazonSSM.PutParameter', { Name: '/app/title', Value: 'Title', Type: 'String' })
  await create('resolves', { TemplateBody: body('/app/title') })
  await create('unresolved', { TemplateBody: body('/app/none') })
  expect((await stackOf(endpoint.client(), 'resolves')).StackStatus).toBe('CREATE_COMPLETE')
  expect((await stackOf(endpoint.client(), 'unresolved')).StackStatus).toBe('ROLLBACK_COMPLETE')
})

test('a rollback trigger in ALARM rolls the update back', async () => {
  const arn = 'arn:aws:cloudwatch:eu-west-1:000000000000:alarm:errors'
  const RollbackConfiguration = {
    RollbackTriggers: [{ Arn: arn, Type: 'AWS::CloudWatch::Alarm' }],
    MonitoringTimeInMinutes: 5,
  }
  const body = (delay: number) => `Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: ${delay} } } }`
  const monitoring = (parameters: Record<string, string>) => query('monitoring', '2010-08-01', parameters)
  await monitoring({
    Action: 'PutMetricAlarm',
    AlarmName: 'errors',
    ComparisonOperator: 'GreaterThanThreshold',
    EvaluationPeriods: '1',
  })
  await create('alarmed', { TemplateBody: body(1) })
  await endpoint
    .client()
    .send(new UpdateStackCommand({ StackName: 'alarmed', TemplateBody: body(2), RollbackConfiguration }))
  expect((await stackOf(endpoint.client(), 'alarmed')).StackStatus).toBe('UPDATE_COMPLETE')
  await monitoring({ Action: 'SetAlarmState', AlarmName: 'errors', StateValue: 'ALARM', StateReason: 'x' })
  await endpoint
    .client()
    .send(new UpdateStackCommand({ StackName: 'alarmed', TemplateBody: body(3), RollbackConfiguration }))
  expect((await stackOf(endpoint.client(), 'alarmed')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
})

test('a resource with a missing, unknown or ill-typed property fails as its provider would say', async () => {
  const body = (properties: string) => `Resources: { P: { Type: AWS::SSM::Parameter, Properties: ${properties} } }`
  const reasons: Record<string, string | RegExp> = {
    '{ Value: x }': 'Property validation failure: [The property {/Type} is required]',
    '{ Type: String, Value: x, Colour: red }': /extraneous key \[Colour\] is not permitted/,
    '{ Type: String, Value: [x] }': /#\/Value: expected type: String, found: JSONArray/,
  }
  for (const [index, [properties, reason]] of Object.entries(reasons).entries()) {
    await create(`invalid-${index}`, { TemplateBody: body(properties), OnFailure: 'DO_NOTHING' })
    const { StackResources = [] } = await endpoint
      .client()
      .send(new DescribeStackResourcesCommand({ StackName: `invalid-${index}` }))
    expect(StackResources[0]?.ResourceStatusReason).toMatch(reason)
  }
  expect((await refusal(create('type', { TemplateBody: 'Resources: { P: { Type: AWS::No::Such } }' }))).message).toBe(
    'Template format error: Unrecognized resource types: [AWS::No::Such]',
  )
})

test('transforms are applied, and both stages of the template can be read', async () => {
  const body = `
Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]
Parameters: { Names: { Type: CommaDelimitedList, Default: 'Red,Blue' } }
Resources:
  Fn::ForEach::Queues: [Name, !Ref Names, { 'Queue\${Name}': { Type: AWS::SQS::Queue } }]
  Hello: { Type: AWS::Serverless::Function, Properties: { InlineCode: 'x', Handler: index.handler, Runtime: nodejs22.x, Events: { Get: { Type: HttpApi, Properties: { Path: /, Method: get } } } } }`
  expect((await refusal(create('loops', { TemplateBody: body, Capabilities: ['CAPABILITY_IAM'] }))).message).toBe(
    'Requires capabilities : [CAPABILITY_AUTO_EXPAND]',
  )
  await create('loops', { TemplateBody: body, Capabilities: ['CAPABILITY_IAM', 'CAPABILITY_AUTO_EXPAND'] })
  const client = endpoint.client()
  expect((await stackOf(client, 'loops')).StackStatus).toBe('CREATE_COMPLETE')
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: 'loops' }))
  expect(StackResources.map((one) => one.LogicalResourceId).sort()).toEqual([
    'Hello',
    'HelloGetPermission',
    'HelloRole',
    'QueueBlue',
    'QueueRed',
    'ServerlessHttpApi',
    'ServerlessHttpApiApiGatewayDefaultStage',
  ])
  const stage = async (TemplateStage: 'Original' | 'Processed') =>
    (await client.send(new GetTemplateCommand({ StackName: 'loops', TemplateStage }))).TemplateBody
  expect(await stage('Original')).toBe(body)
  expect(await stage('Processed')).toContain('AWS::Lambda::Function')
})

test('a stack policy keeps an update from touching what it protects', async () => {
  const body = (delay: number) => `Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: ${delay} } } }`
  const client = endpoint.client()
  await create('policed', { TemplateBody: body(1) })
  const allow = { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' }
  const deny = { Effect: 'Deny', Action: 'Update:Modify', Principal: '*', Resource: 'LogicalResourceId/Q' }
  await client.send(
    new SetStackPolicyCommand({ StackName: 'policed', StackPolicyBody: JSON.stringify({ Statement: [allow, deny] }) }),
  )
  await client.send(new UpdateStackCommand({ StackName: 'policed', TemplateBody: body(2) }))
  expect((await stackOf(client, 'policed')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
  const during = JSON.stringify({ Statement: [allow] })
  await client.send(
    new UpdateStackCommand({ StackName: 'policed', TemplateBody: body(2), StackPolicyDuringUpdateBody: during }),
  )
  expect((await stackOf(client, 'policed')).StackStatus).toBe('UPDATE_COMPLETE')
  expect(await storyOf(client, 'policed')).toContain('Q UPDATE_FAILED')
})
