import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addInstance } from '../../../server/services/add-instance.ts'
import { createService } from '../../../server/services/create.ts'
import { getPipeline } from '../../../server/services/pipelines/queries.ts'
import { plainEnvironment } from '../../support/bundles.ts'
import { publish, startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { followInstances } from '../../support/work.ts'
import { withAnotherEnvironment } from '../services/environments.ts'
import { uploadAndPublish } from './upload-and-publish.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
  await publish(hadron, 'plain-environment', plainEnvironment)
  await withAnotherEnvironment(hadron, 'beta', 'development')
  await withAnotherEnvironment(hadron, 'prod', 'production')
})
afterAll(() => hadron.close())

const manifest = `infrastructure:
  templates:
    - file: "cloudformation.yaml"
      rendering_engine: jinja
      template_language: cloudformation
`

/** In the form of the bundles that AWS published for Proton: one loop over the instances, which hides their name. */
const bundle = {
  'schema/schema.yaml': `schema:
  format:
    openapi: "3.0.0"
  service_input_type: "FunctionInput"
  pipeline_input_type: "PipelineInputs"
  types:
    FunctionInput:
      type: object
      properties:
        subject: { type: string, default: "orders" }
    PipelineInputs:
      type: object
      properties:
        unit_test_command: { type: string, default: "echo 'no tests'" }
        environment_account_ids: { type: string, default: "" }
`,
  'instance_infrastructure/manifest.yaml': manifest,
  'instance_infrastructure/cloudformation.yaml': `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      Tags:
        - { Key: subject, Value: {{ service_instance.inputs.subject | tojson }} }
        - { Key: topic, Value: "{{environment.outputs.TopicArn}}" }
Outputs:
  QueueUrl: { Value: !Ref Queue }
`,
  'pipeline_infrastructure/manifest.yaml': manifest,
  'pipeline_infrastructure/cloudformation.yaml': `Resources:
  Artifacts:
    Type: AWS::S3::Bucket
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - { Effect: Allow, Principal: { Service: codepipeline.amazonaws.com }, Action: 'sts:AssumeRole' }
  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      Artifacts: { Type: CODEPIPELINE }
      Environment: { ComputeType: BUILD_GENERAL1_SMALL, Image: "aws/codebuild/amazonlinux2-x86_64-standard:5.0", Type: LINUX_CONTAINER }
      ServiceRole: !GetAtt Role.Arn
      Source:
        Type: CODEPIPELINE
        BuildSpec: |
          version: 0.2
          phases:
            build:
              commands:
                - {{ pipeline.inputs.unit_test_command }}
{% for service_instance in service_instances %}
  Deploy{{loop.index}}Project:
    Type: AWS::CodeBuild::Project
    Properties:
      Artifacts: { Type: CODEPIPELINE }
      Environment: { ComputeType: BUILD_GENERAL1_SMALL, Image: "aws/codebuild/amazonlinux2-x86_64-standard:5.0", Type: LINUX_CONTAINER }
      ServiceRole: !GetAtt Role.Arn
      Source:
        Type: CODEPIPELINE
        BuildSpec: >-
          {
            "version": "0.2",
            "env": { "variables": {
              "service_instance_name": "{{service_instance.name}}",
              "account": "{{service_instance.environment.account_id}}",
              "subject": {{ service_instance.inputs.subject | tojson }},
              {% if service_instance.outputs.QueueUrl is defined %}"queue": "{{service_instance.outputs.QueueUrl}}",{% endif %}
              "topic": "{{service_instance.environment.outputs.TopicArn}}" } },
            "phases": { "build": { "commands": ["aws proton --region $AWS_DEFAULT_REGION update-service-instance --service-name {{service.name}}"] } }
          }
{% endfor %}
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      ArtifactStore: { Location: !Ref Artifacts, Type: S3 }
      Stages:
        - Name: Source
          Actions:
            - Name: Checkout
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeStarSourceConnection, Version: "1" }
              Configuration:
                ConnectionArn: {{ service.repository_connection_arn }}
                FullRepositoryId: {{ service.repository_id }}
                BranchName: {{ service.branch_name }}
              OutputArtifacts: [{ Name: Artifact_Source }]
        - Name: Build
          Actions:
            - Name: Build
              ActionTypeId: { Category: Build, Owner: AWS, Provider: CodeBuild, Version: "1" }
              Configuration: { ProjectName: !Ref Build }
              InputArtifacts: [{ Name: Artifact_Source }]
              OutputArtifacts: [{ Name: BuildOutput }]
{%- for service_instance in service_instances %}
        - Name: {{service_instance.name}}-stage
          Actions:
            - Name: Deploy
              ActionTypeId: { Category: Build, Owner: AWS, Provider: CodeBuild, Version: "1" }
              Configuration: { ProjectName: !Ref Deploy{{loop.index}}Project }
              InputArtifacts: [{ Name: BuildOutput }]
{%- endfor %}
Outputs:
  PipelineEndpoint:
    Description: The URL to access the pipeline
    Value: !Sub "https://\${AWS::Region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/\${Pipeline}/view?region=\${AWS::Region}"
`,
  'spec/spec.yaml': `proton: ServiceSpec
pipeline:
  unit_test_command: "make test"
instances:
  - name: example
    environment: example
    spec: { subject: example }
`,
  'spec/sample-outputs.yaml': 'TopicArn: arn:aws:sns:eu-central-1:123456789012:topic\n',
  '.compatible-envs': 'plain-environment:1\n',
}

const repository = {
  connectionArn:
    'arn:aws:codestar-connections:eu-central-1:000000000000:connection/aabbccdd-1111-2222-3333-444455556666',
  id: 'shop/orders',
  branch: 'release',
}

const developer = () => hadron.as('developer')

const order = (name: string, source: typeof repository | undefined) =>
  createService(developer(), {
    ...{ name, description: '', template: 'proton-function', version: '1.0', environment: 'beta', reason: '' },
    ...{ teamId: hadron.team.id, spec: { subject: 'it\'s "new"' } },
    pipeline: {
      accountId: hadron.account.id,
      spec: { unit_test_command: 'make test' },
      ...(source ? { repository: source } : {}),
    },
  })

async function templateOf(service: string) {
  const { TemplateBody = '' } = await new CloudFormationClient({}).send(
    new GetTemplateCommand({ StackName: `hadron-${service}---pipeline` }),
  )
  return TemplateBody
}

test("AWS Proton's bundle of a service with a pipeline works as it is, from upload to every instance", async () => {
  await uploadAndPublish(hadron, 'proton-function', bundle)
  await order('orders', repository)
  await followInstances(hadron.system)
  const one = await templateOf('orders')
  expect(one).toContain(`ConnectionArn: ${repository.connectionArn}\n`)
  expect(one).toContain('FullRepositoryId: shop/orders\n')
  expect(one).toContain('BranchName: release\n')
  expect(one).toContain('- make test\n')
  expect(one).toContain('"subject": "it\\u0027s \\"new\\"",\n')
  expect(one).toMatch(/"queue": "https?:[^"]+",\n\s+"topic": "arn:aws:sns:eu-central-1:000000000000:/)

  await addInstance(developer(), { service: 'orders', environment: 'prod', version: '1.0', spec: {}, reason: '' })
  await followInstances(hadron.system)
  const both = await templateOf('orders')
  expect(both).toMatch(/Name: beta-stage[\s\S]+!Ref Deploy1Project[\s\S]+Name: prod-stage[\s\S]+!Ref Deploy2Project/)
  const pipeline = await getPipeline(developer(), { service: 'orders' })
  expect(pipeline).toMatchObject({
    repository,
    instances: ['beta', 'prod'],
    standing: { state: 'current' },
    lastDeployment: { kind: 'redeploy', status: 'succeeded' },
  })
  expect(pipeline.outputs.PipelineEndpoint).toMatch(/^https:\/\/eu-central-1\.console/)
  expect(pipeline.resources.map(({ type }) => type)).toContain('AWS::CodePipeline::Pipeline')
})

test('a pipeline that reads the repository is not made before somebody says which one', async () => {
  await expect(order('carts', undefined)).rejects.toThrow(
    'The pipeline of proton-function 1.0 reads the repository of its service. Say which one: connection, repository and branch.',
  )
})
