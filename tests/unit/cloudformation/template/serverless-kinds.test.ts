import { expect, test } from 'vitest'
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

test('a function that is deployed gradually moves its alias through a deployment group', () => {
  const resources = functionWith(
    'AutoPublishAlias: live, DeploymentPreference: { Type: Canary10Percent5Minutes, Alarms: [!Ref Bell], Hooks: { PreTraffic: before } }',
    '  Bell: { Type: AWS::CloudWatch::Alarm }',
  )
  expect(resources.HelloAliaslive?.updatePolicy).toEqual({
    CodeDeployLambdaAliasUpdate: {
      ApplicationName: { Ref: 'ServerlessDeploymentApplication' },
      DeploymentGroupName: { Ref: 'HelloDeploymentGroup' },
      BeforeAllowTrafficHook: 'before',
    },
  })
  expect(typesOf(resources)).toMatchObject({
    CodeDeployServiceRole: 'AWS::IAM::Role',
    HelloDeploymentGroup: 'AWS::CodeDeploy::DeploymentGroup',
    ServerlessDeploymentApplication: 'AWS::CodeDeploy::Application',
  })
  expect(resources.HelloDeploymentGroup?.properties.AlarmConfiguration).toEqual({
    Enabled: true,
    Alarms: [{ Name: { Ref: 'Bell' } }],
  })
})

test('a REST API has its authorizers in the document, and each route is guarded by its own or the default', () => {
  const api = `  Mine:
    Type: AWS::Serverless::Api
    Properties:
      StageName: live
      Cors: "'*'"
      Auth:
        DefaultAuthorizer: Pool
        Authorizers: { Pool: { UserPoolArn: arn:pool }, Own: { FunctionArn: !GetAtt Hello.Arn } }`
  const resources = functionWith(
    `Events: { A: { Type: Api, Properties: { Path: /a, Method: get, RestApiId: !Ref Mine } },
      B: { Type: Api, Properties: { Path: /b, Method: get, RestApiId: !Ref Mine, Auth: { Authorizer: Own } } },
      C: { Type: Api, Properties: { Path: /c, Method: get, RestApiId: !Ref Mine, Auth: { Authorizer: NONE } } } }`,
    api,
  )
  const body = resources.Mine?.properties.Body
  expect(body).toMatchObject({
    paths: {
      '/a': { get: { security: [{ Pool: [] }] }, options: { security: [{ Pool: [] }] } },
      '/b': { get: { security: [{ Own: [] }] } },
      '/c': { get: { security: [{ NONE: [] }] } },
    },
    securityDefinitions: {
      Pool: { 'x-amazon-apigateway-authtype': 'cognito_user_pools' },
      Own: { 'x-amazon-apigateway-authtype': 'custom' },
    },
  })
  expect(typesOf(resources)).toHaveProperty('MineOwnAuthorizerPermission', 'AWS::Lambda::Permission')
})

test('an HTTP API has JWT authorizers, a domain with records, and a default route of its own', () => {
  const api = `  Mine:
    Type: AWS::Serverless::HttpApi
    Properties:
      Domain: { DomainName: shop.example.com, CertificateArn: arn:c, BasePath: [orders], Route53: { HostedZoneId: Z1 } }
      Auth:
        DefaultAuthorizer: Web
        Authorizers: { Web: { JwtConfiguration: { Issuer: i }, IdentitySource: $request.header.Authorization } }`
  const resources = functionWith('Events: { All: { Type: HttpApi, Properties: { ApiId: !Ref Mine } } }', api)
  expect(resources.Mine?.properties.Body).toMatchObject({
    paths: { $default: { 'x-amazon-apigateway-any-method': { isDefaultRoute: true, security: [{ Web: [] }] } } },
    components: { securitySchemes: { Web: { type: 'oauth2' } } },
  })
  expect(resources).toMatchObject({
    MineApiGatewayDefaultStage: { type: 'AWS::ApiGatewayV2::Stage' },
    MineordersApiMapping: { properties: { ApiMappingKey: 'orders', Stage: { Ref: 'MineApiGatewayDefaultStage' } } },
  })
  const types = Object.values(typesOf(resources))
  expect(types).toEqual(expect.arrayContaining(['AWS::ApiGatewayV2::DomainName', 'AWS::Route53::RecordSetGroup']))
})

test('names that a digest makes are those of SAM, and references follow them', () => {
  const resources = functionWith(
    'AutoPublishAlias: live, Layers: [!Ref Tools]',
    `  Tools: { Type: AWS::Serverless::LayerVersion, Properties: { ContentUri: s3://b/k } }
  Topic: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref Hello.Version } }`,
  )
  expect(resources.Hello?.properties.Layers).toEqual([{ Ref: 'Tools087b425bf5' }])
  expect(resources.Topic?.properties.DisplayName).toEqual({ Ref: 'HelloVersion5168f5ed55' })
  expect(Object.keys(resources)).toEqual(expect.arrayContaining(['Tools087b425bf5', 'HelloVersion5168f5ed55']))
})

test('a state machine is a text whose references stand beside it, and its schedule may start it', () => {
  const resources = expanded(`  Flow:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition: { StartAt: A, States: { A: { Type: Task, Resource: !Ref Bucket, End: true } } }
      Events: { Daily: { Type: Schedule, Properties: { Schedule: rate(1 day) } } }
  Bucket: { Type: AWS::S3::Bucket }`)
  expect(resources.Flow?.properties.DefinitionSubstitutions).toEqual({
    definition_substitution_1: { Ref: 'Bucket' },
  })
  expect(resources.FlowDaily?.properties.Targets).toMatchObject([
    { Arn: { Ref: 'Flow' }, RoleArn: { 'Fn::GetAtt': ['FlowDailyRole', 'Arn'] } },
  ])
})

test('an application is a nested stack', () => {
  const { App } = expanded(
    '  App: { Type: AWS::Serverless::Application, Properties: { Location: https://s3.amazonaws.com/b/t } }',
  )
  expect(App).toMatchObject({
    type: 'AWS::CloudFormation::Stack',
    properties: { TemplateURL: 'https://s3.amazonaws.com/b/t', Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }] },
  })
})

test('everything that is wrong is told at once', () => {
  const wrong = `  A: { Type: AWS::Serverless::Function, Properties: { Runtime: x, Handler: y, CodeUri: ./here } }
  B: { Type: AWS::Serverless::SimpleTable, Properties: { PrimaryKey: { Name: n, Type: Text } } }`
  expect(() => expanded(wrong)).toThrow(
    `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: 2. Resource with id [A] is invalid. 'CodeUri' is not a valid S3 Uri of the form 's3://bucket/key' with optional versionId query parameter. Resource with id [B] is invalid. Invalid 'Type' "Text".`,
  )
  expect(() => expanded('  A: { Type: AWS::S3::Bucket }', 'Globals: { Function: { Colour: red } }')).toThrow(
    "'Globals' section is invalid. 'Colour' is not a supported property of 'Function'. Must be one of the following values - ['Handler',",
  )
})
