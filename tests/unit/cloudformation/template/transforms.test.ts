import { expect, test } from 'vitest'
import { processTemplate } from '../../../../server/cloudformation/template/transforms/process.ts'

const PSEUDO = { accountId: '111122223333', region: 'eu-west-1', stackName: 'shop' }

function processed(text: string, parameters: Record<string, string> = {}) {
  return processTemplate(text, { parameters, pseudo: PSEUDO })
}

function loops(resources: string): string {
  return `Transform: AWS::LanguageExtensions
Parameters: { Names: { Type: CommaDelimitedList, Default: 'a,b' } }
Mappings: { M: { eu-west-1: { zones: [x, y] } } }
Resources:
${resources}`
}

test('a template without a transform is left as it is', () => {
  expect(processed('Resources: { Q: { Type: AWS::SQS::Queue } }').resources).toHaveProperty('Q')
})

test('a loop is written out for each item of a list, a parameter or a mapping', () => {
  const template = processed(
    loops(`  Fn::ForEach::One: [X, [a, 'b-c'], { 'Q&{X}': { Type: AWS::SQS::Queue, Properties: { QueueName: '\${X}', Tags: [{ Key: k, Value: !Ref X }] } } }]
  Fn::ForEach::Two: [X, !Ref Names, { 'P\${X}': { Type: AWS::SNS::Topic } }]
  Fn::ForEach::Three: [X, !FindInMap [M, !Ref 'AWS::Region', zones], { 'Z\${X}': { Type: AWS::SNS::Topic } }]`),
    { Names: 'c,d' },
  )
  expect(Object.keys(template.resources)).toEqual(['Qa', 'Qbc', 'Pc', 'Pd', 'Zx', 'Zy'])
  expect(template.resources.Qbc?.properties).toEqual({ QueueName: 'b-c', Tags: [{ Key: 'k', Value: 'b-c' }] })
})

test('loops may be inside loops, and inside properties', () => {
  const template = processed(
    loops(`  Fn::ForEach::Outer: [X, [a, b], { 'Fn::ForEach::Inner': [Y, [1, 2], { 'Q\${X}\${Y}': { Type: AWS::SQS::Queue } }] }]
  T: { Type: AWS::SNS::Topic, Properties: { 'Fn::ForEach::P': [X, [Display, Topic], { '\${X}Name': '\${X}' }] } }`),
  )
  expect(Object.keys(template.resources)).toEqual(['Qa1', 'Qa2', 'Qb1', 'Qb2', 'T'])
  expect(template.resources.T?.properties).toEqual({ DisplayName: 'Display', TopicName: 'Topic' })
})

test.each([
  ['Fn::ForEach::X: [X, [a, b], { Same: { Type: AWS::SQS::Queue } }]', /key must contain the identifier X/],
  ['Fn::ForEach::X: [X, !Ref Q, { "A${X}": { Type: AWS::SQS::Queue } }]', /collection must be a list/],
  ['Fn::ForEach::X: oops', /could not be resolved/],
])('%s is refused', (loop, message) => {
  expect(() => processed(loops(`  Q: { Type: AWS::SQS::Queue }\n  ${loop}`))).toThrow(message)
})

test('a serverless function becomes a Lambda function with a role, and what its events need', () => {
  const { resources } = processed(`
Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Timeout: 9, Environment: { Variables: { A: a } } } }
Resources:
  Table: { Type: AWS::Serverless::SimpleTable }
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: s3://bucket/code.zip
      Handler: index.handler
      Runtime: nodejs22.x
      Environment: { Variables: { B: b } }
      Policies: [AmazonSQSFullAccess, { DynamoDBReadPolicy: { TableName: !Ref Table } }]
      AutoPublishAlias: live
      Events:
        Get: { Type: Api, Properties: { Path: /hello, Method: get } }
        Tick: { Type: Schedule, Properties: { Schedule: rate(5 minutes) } }
        Jobs: { Type: SQS, Properties: { Queue: 'arn:q', BatchSize: 5 } }`)
  const types = Object.fromEntries(Object.entries(resources).map(([name, { type }]) => [name, type]))
  expect(types).toEqual({
    Hello: 'AWS::Lambda::Function',
    HelloRole: 'AWS::IAM::Role',
    HelloVersion: 'AWS::Lambda::Version',
    HelloAliaslive: 'AWS::Lambda::Alias',
    HelloGetPermission: 'AWS::Lambda::Permission',
    HelloTick: 'AWS::Events::Rule',
    HelloTickPermission: 'AWS::Lambda::Permission',
    HelloJobs: 'AWS::Lambda::EventSourceMapping',
    ServerlessRestApi: 'AWS::ApiGateway::RestApi',
    ServerlessRestApiDeployment: 'AWS::ApiGateway::Deployment',
    ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
    Table: 'AWS::DynamoDB::Table',
  })
  expect(resources.Hello?.properties).toMatchObject({
    Code: { S3Bucket: 'bucket', S3Key: 'code.zip' },
    Timeout: 9,
    Environment: { Variables: { A: 'a', B: 'b' } },
    Role: { 'Fn::GetAtt': ['HelloRole', 'Arn'] },
  })
  expect(resources.HelloRole?.properties.ManagedPolicyArns).toHaveLength(2)
  expect(resources.HelloRole?.properties.Policies).toHaveLength(1)
})

test('a macro that nobody has is refused by name', () => {
  expect(() => processed('Transform: Mine\nResources: { Q: { Type: AWS::SQS::Queue } }')).toThrow(
    'No transform named 111122223333::Mine found',
  )
})
