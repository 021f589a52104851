import type { BundleFile } from '../../server/templates/bundle/bundle.ts'

const manifest = `infrastructure:
  templates:
    - file: cloudformation.yaml
      rendering_engine: handlebars
      template_language: cloudformation
`

/** The smallest environment worth deploying: one topic whose name services can use. */
export const plainEnvironment: BundleFile[] = [
  {
    path: 'schema/schema.yaml',
    content: `schema:
  format: { openapi: "3.0.0" }
  environment_input_type: PlainInput
  types:
    PlainInput:
      type: object
      properties:
        note: { type: string, default: none, maxLength: 200 }
`,
  },
  { path: 'infrastructure/manifest.yaml', content: manifest },
  {
    path: 'infrastructure/cloudformation.yaml',
    content: `Resources:
  Topic:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: {{yaml environment.inputs.note}}
Outputs:
  TopicArn: { Value: !Ref Topic }
`,
  },
  { path: 'spec/spec.yaml', content: 'proton: EnvironmentSpec\nspec:\n  note: example\n' },
]

/** The part of a service that delivers it: one topic, and a queue for each instance, which it names. */
export const plainPipeline = (): BundleFile[] => [
  ...plainService().map((file) =>
    file.path === 'schema/schema.yaml'
      ? {
          ...file,
          content: file.content
            .replace('  types:\n', '  pipeline_input_type: PipelineInput\n  types:\n')
            .concat(`    PipelineInput:
      type: object
      properties:
        title: { type: string, default: delivery, maxLength: 100 }
`),
        }
      : file,
  ),
  { path: 'pipeline_infrastructure/manifest.yaml', content: manifest },
  {
    path: 'pipeline_infrastructure/cloudformation.yaml',
    content: `Resources:
  Runs:
    Type: AWS::SNS::Topic
    Properties:
      DisplayName: {{yaml (concat service.name " " pipeline.inputs.title)}}
{{#each service_instances}}
{{#if (defined outputs.QueueUrl)}}
  {{logicalId "Release" name}}:
    Type: AWS::SQS::Queue
    Properties:
      Tags:
        - { Key: queue, Value: {{yaml outputs.QueueUrl}} }
        - { Key: topic, Value: {{yaml environment.outputs.TopicArn}} }
        - { Key: retention, Value: {{yaml inputs.retention}} }
{{/if}}
{{/each}}
Outputs:
  RunsArn: { Value: !Ref Runs }
`,
  },
]

/**
 * A service of two queues, the second depending on the first. `note` reaches a property of both, so a test can plant a
 * failure; `retention` changes in place; `extra` adds a resource.
 */
export const plainService = ({ extra = '' } = {}): BundleFile[] => [
  {
    path: 'schema/schema.yaml',
    content: `schema:
  format: { openapi: "3.0.0" }
  service_input_type: PlainInput
  types:
    PlainInput:
      type: object
      properties:
        note: { type: string, default: none, maxLength: 200 }
        retention: { type: integer, default: 60, minimum: 60, maximum: 1209600 }
`,
  },
  { path: 'instance_infrastructure/manifest.yaml', content: manifest },
  {
    path: 'instance_infrastructure/cloudformation.yaml',
    content: `Resources:
  Dead:
    Type: AWS::SQS::Queue
    Properties:
      Tags: [{ Key: note, Value: {{yaml service_instance.inputs.note}} }]
  Main:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: {{service_instance.inputs.retention}}
      Tags: [{ Key: topic, Value: {{yaml environment.outputs.TopicArn}} }]
      RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
${extra}Outputs:
  QueueUrl: { Value: !Ref Main }
`,
  },
  {
    path: 'spec/spec.yaml',
    content:
      'proton: ServiceSpec\ninstances:\n  - name: example\n    environment: example\n    spec: { note: example }\n',
  },
  { path: 'spec/sample-outputs.yaml', content: 'TopicArn: arn:aws:sns:eu-central-1:123456789012:topic\n' },
  { path: '.template-registration.yaml', content: 'compatible_environments: ["plain-environment:1"]\n' },
]
