import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { targets } from '../../../drizzle/schema/targets.ts'
import { createEnvironment } from '../../../server/environments/create.ts'
import { createService } from '../../../server/services/create.ts'
import { startTestHadron, type TestHadron } from '../../support/hadron.ts'
import { advanceAll } from '../../support/work.ts'
import { uploadAndPublish } from './upload-and-publish.ts'

let hadron: TestHadron
beforeAll(async () => {
  hadron = await startTestHadron()
})
afterAll(() => hadron.close())

const manifest = `infrastructure:
  templates:
    - rendering_engine: jinja
      file: cloudformation.yaml
      template_language: cloudformation
`
const environment = {
  'schema/schema.yaml': `schema:
  format: { openapi: "3.0.0" }
  environment_input_type: NetworkInput
  types:
    NetworkInput:
      type: object
      properties:
        topics: { type: string, default: "alarms, orders" }
`,
  'infrastructure/manifest.yaml': manifest,
  'infrastructure/cloudformation.yaml': `Resources:
{%- for topic in environment.inputs.topics.split(',') %}
  {{ topic | trim | capitalize }}Topic:
    Type: AWS::SNS::Topic
    Properties:
      TopicName: '{{ (environment.name ~ "-" ~ topic | trim) | truncate(40, true, "", 0) }}'
{%- endfor %}
Outputs:
  AlarmsArn: { Value: !Ref AlarmsTopic }
`,
}
const service = {
  'schema/schema.yaml': `schema:
  format: { openapi: "3.0.0" }
  service_input_type: QueueInput
  types:
    QueueInput:
      type: object
      properties:
        retention: { type: number, default: 60 }
        ratio: { type: number, default: 2.0 }
        note: { type: string }
`,
  'instance_infrastructure/manifest.yaml': manifest,
  'instance_infrastructure/cloudformation.yaml': `Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: {{ service_instance.inputs.retention }}
      Tags:
        - Key: ratio
          Value: '{{ service_instance.inputs.ratio }}'
        - Key: alarms
          Value: '{{ service_instance.environment.outputs.AlarmsArn }}'
        {%- if service_instance.inputs.note is defined %}
        - Key: note
          Value: {{ service_instance.inputs.note | tojson }}
        {%- endif %}
{% if service_instance.components.default.outputs | length > 0 %}
      {{ service_instance.components.default.outputs | proton_cfn_lambda_function_formatted_env_vars }}
{% endif %}
Outputs:
  QueueUrl: { Value: !Ref Queue }
`,
  '.compatible-envs': 'proton-network:1\n',
}

const common = { description: '', version: '1.0', reason: '' }

test('a Proton bundle is uploaded, published and deployed without a change to its files', async () => {
  await uploadAndPublish(hadron, 'proton-network', environment)
  await uploadAndPublish(hadron, 'proton-queue', service)
  const place = { accountId: hadron.account.id, stage: 'development' as const, teamId: hadron.team.id }
  const network = { ...common, ...place, name: 'dev', template: 'proton-network', spec: { topics: 'alarms' } }
  await createEnvironment(hadron.as('operator'), network)
  await advanceAll(hadron.system)

  await createService(hadron.as('developer'), {
    ...common,
    name: 'orders',
    template: 'proton-queue',
    environment: 'dev',
    teamId: hadron.team.id,
    spec: { retention: 120, note: 'it\'s "new": yes' },
  })
  await advanceAll(hadron.system)

  const [instance] = await hadron.db.select().from(targets).where(eq(targets.kind, 'instance'))
  expect(instance?.deployedSpec).toMatchObject({ retention: 120, ratio: 2 })
  const aws = new CloudFormationClient({})
  const { TemplateBody: body } = await aws.send(new GetTemplateCommand({ StackName: instance?.stackName }))
  expect(body).toContain('MessageRetentionPeriod: 120\n')
  expect(body).toContain("Value: '2.0'\n")
  expect(body).toMatch(/Key: alarms\n\s+Value: 'arn:aws:sns:eu-central-1:000000000000:dev-alarms'\n/)
  expect(body).toContain('Value: "it\\u0027s \\"new\\": yes"\n')
})
