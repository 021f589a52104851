import { expect, test } from 'vitest'
import type { Json } from '../../../../server/cloudformation/template/template.ts'
import { processTemplate } from '../../../../server/cloudformation/template/transforms/process.ts'

const PSEUDO = { accountId: '111122223333', region: 'eu-west-1', stackName: 'shop' }

function expanded(resources: string, globals = '') {
  const text = `Transform: AWS::Serverless-2016-10-31\n${globals}\nResources:\n${resources}`
  return processTemplate(text, { parameters: {}, pseudo: PSEUDO }).resources
}

/** A function Hello with further properties, and the resources it needs to stand beside it. */
function functionWith(properties: string, beside = '') {
  return expanded(`  Hello:
    Type: AWS::Serverless::Function
    Properties: { InlineCode: 'x', Handler: index.handler, Runtime: nodejs22.x, ${properties} }
${beside}`)
}

const typesOf = (resources: Record<string, { type: string }>) =>
  Object.fromEntries(Object.entries(resources).map(([name, { type }]) => [name, type]))

test('a function becomes a Lambda function with a role, and what its events need', () => {
  const resources = expanded(
    `  Table: { Type: AWS::Serverless::SimpleTable }
  Hello:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      CodeUri: s3://bucket/code.zip
      Environment: { Variables: { B: b } }
      Policies: [AmazonSQSFullAccess]
      AutoPublishAlias: live
      Events:
        Get: { Type: Api, Properties: { Path: /hello, Method: get } }
        Tick: { Type: Schedule, Properties: { Schedule: rate(5 minutes) } }
        Jobs: { Type: SQS, Properties: { Queue: 'arn:q', BatchSize: 5 } }`,
    'Globals: { Function: { Timeout: 9, Environment: { Variables: { A: a } } } }',
  )
  const names = Object.entries(typesOf(resources)).map(([name, type]) => [name.replace(/[0-9a-f]{10}$/, '#'), type])
  expect(Object.fromEntries(names)).toEqual({
    Hello: 'AWS::Lambda::Function',
    HelloRole: 'AWS::IAM::Role',
    'HelloVersion#': 'AWS::Lambda::Version',
    HelloAliaslive: 'AWS::Lambda::Alias',
    HelloGetPermissionProd: 'AWS::Lambda::Permission',
    HelloTick: 'AWS::Events::Rule',
    HelloTickPermission: 'AWS::Lambda::Permission',
    HelloJobs: 'AWS::Lambda::EventSourceMapping',
    ServerlessRestApi: 'AWS::ApiGateway::RestApi',
    'ServerlessRestApiDeployment#': 'AWS::ApiGateway::Deployment',
    ServerlessRestApiProdStage: 'AWS::ApiGateway::Stage',
    Table: 'AWS::DynamoDB::Table',
  })
  expect(resources.Hello?.properties).toMatchObject({
    Code: { S3Bucket: 'bucket', S3Key: 'code.zip' },
    Timeout: 9,
    Environment: { Variables: { A: 'a', B: 'b' } },
    Role: { 'Fn::GetAtt': ['HelloRole', 'Arn'] },
  })
  expect(resources.HelloRole?.properties.ManagedPolicyArns).toEqual([
    'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
    'arn:aws:iam::aws:policy/AmazonSQSFullAccess',
    'arn:aws:iam::aws:policy/service-role/AWSLambdaSQSQueueExecutionRole',
  ])
})

test('an API that nobody declared is a swagger document whose routes may call their functions', () => {
  const resources = functionWith('Events: { Get: { Type: Api, Properties: { Path: /hello, Method: get } } }')
  const uri = 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Hello.Arn}/invocations'
  expect(resources.ServerlessRestApi?.properties).toEqual({
    Body: {
      swagger: '2.0',
      info: { version: '1.0', title: { Ref: 'AWS::StackName' } },
      paths: {
        '/hello': {
          get: {
            'x-amazon-apigateway-integration': { httpMethod: 'POST', type: 'aws_proxy', uri: { 'Fn::Sub': uri } },
            responses: {},
          },
        },
      },
    },
  })
  expect(resources.HelloGetPermissionProd?.properties.SourceArn).toEqual({
    'Fn::Sub': [
      'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${__ApiId__}/${__Stage__}/GET/hello',
      { __ApiId__: { Ref: 'ServerlessRestApi' }, __Stage__: '*' },
    ],
  })
})

test('routes of an API that is declared go into its document, and other routes into another deployment', () => {
  const api = '  Mine: { Type: AWS::Serverless::Api, Properties: { StageName: live } }'
  const of = (path: string) =>
    functionWith(
      `Events: { Get: { Type: Api, Properties: { Path: ${path}, Method: any, RestApiId: !Ref Mine } } }`,
      api,
    )
  const one = of('/a')
  expect(one.Mine?.properties.Body).toHaveProperty(['paths', '/a', 'x-amazon-apigateway-any-method'])
  expect(one).toHaveProperty('HelloGetPermissionlive')
  const deployment = (resources: object) => Object.keys(resources).find((name) => name.startsWith('MineDeployment'))
  expect(deployment(one)).not.toBe(deployment(of('/b')))
})

test.each([
  ['SNS', '{ Topic: arn:t }', { HelloE: 'AWS::SNS::Subscription', HelloEPermission: 'AWS::Lambda::Permission' }],
  ['EventBridgeRule', '{ Pattern: {} }', { HelloE: 'AWS::Events::Rule', HelloEPermission: 'AWS::Lambda::Permission' }],
  [
    'ScheduleV2',
    '{ ScheduleExpression: rate(1 day) }',
    { HelloE: 'AWS::Scheduler::Schedule', HelloERole: 'AWS::IAM::Role' },
  ],
  [
    'CloudWatchLogs',
    '{ LogGroupName: g, FilterPattern: f }',
    { HelloE: 'AWS::Logs::SubscriptionFilter', HelloEPermission: 'AWS::Lambda::Permission' },
  ],
  ['IoTRule', '{ Sql: select }', { HelloE: 'AWS::IoT::TopicRule', HelloEPermission: 'AWS::Lambda::Permission' }],
  ['AlexaSkill', '{ SkillId: s }', { HelloEPermission: 'AWS::Lambda::Permission' }],
  ['Cognito', '{ UserPool: !Ref Bucket, Trigger: PreSignUp }', { HelloCognitoPermission: 'AWS::Lambda::Permission' }],
  ['MSK', '{ Stream: arn:m }', { HelloE: 'AWS::Lambda::EventSourceMapping' }],
  ['Kinesis', '{ Stream: arn:k }', { HelloE: 'AWS::Lambda::EventSourceMapping' }],
])('an event of type %s brings what its service needs', (type, properties, expected) => {
  const resources = functionWith(
    `Events: { E: { Type: ${type}, Properties: ${properties} } }`,
    '  Bucket: { Type: AWS::S3::Bucket }',
  )
  const { Hello: _function, HelloRole: _role, Bucket: _bucket, ...brought } = typesOf(resources)
  expect(brought).toEqual(expected)
})

test('a bucket tells the function that listens to it, once it may', () => {
  const resources = functionWith(
    'Events: { E: { Type: S3, Properties: { Bucket: !Ref Bucket, Events: s3:ObjectCreated:* } } }',
    '  Bucket: { Type: AWS::S3::Bucket }',
  )
  expect(resources.Bucket).toMatchObject({
    dependsOn: ['HelloEPermission'],
    properties: {
      NotificationConfiguration: {
        LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: { 'Fn::GetAtt': ['Hello', 'Arn'] } }],
      },
    },
  })
})

function statementsOf(policy: string): Json | undefined {
  const policies = functionWith(`Policies: [${policy}]`).HelloRole?.properties.Policies as
    | { PolicyDocument: { Statement: Json } }[]
    | undefined
  return policies?.[0]?.PolicyDocument.Statement
}

test('a policy template allows its actions on what its parameters name, and on nothing else', () => {
  const [statement] = statementsOf('{ DynamoDBWritePolicy: { TableName: orders } }') as {
    Action: Json
    Resource: Json
  }[]
  expect(statement).toEqual({
    Effect: 'Allow',
    Action: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:BatchWriteItem'],
    Resource: ['', '/index/*'].map((end) => ({
      'Fn::Sub': [
        `arn:\${AWS::Partition}:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/\${tableName}${end}`,
        { tableName: 'orders' },
      ],
    })),
  })
})

test.each([
  [
    '{ DynamoDBWritePolicy: {} }',
    "Following required parameters of template 'DynamoDBWritePolicy' don't have values: ['TableName']",
  ],
  ['{ NoSuchPolicy: {} }', "Policy at index 0 in the 'Policies' property is not valid"],
])('the policy %s is refused', (policy, message) => {
  expect(() => statementsOf(policy)).toThrow(message)
})
