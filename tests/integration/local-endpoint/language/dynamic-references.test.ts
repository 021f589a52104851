import { CreateStackCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()

async function call(target: string, service: string, body: object) {
  const headers = {
    'x-amz-target': target,
    'content-type': 'application/x-amz-json-1.1',
    authorization: `AWS4-HMAC-SHA256 Credential=000000000000/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=none`,
  }
  const answer = await fetch(endpoint.url(), { method: 'POST', headers, body: JSON.stringify(body) })
  expect(answer.status).toBe(200)
}

const put = (Value: string) =>
  call('AmazonSSM.PutParameter', 'ssm', { Name: 'topic', Type: 'String', Value, Overwrite: true })

async function created(name: string, topicName: string) {
  const Topic = { Type: 'AWS::SNS::Topic', Properties: { TopicName: topicName } }
  const Outputs = { Name: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } } }
  const TemplateBody = JSON.stringify({ Resources: { Topic }, Outputs })
  await endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody }))
  const { StackStatus, Outputs: outputs } = await stackOf(endpoint.client(), name)
  return [StackStatus, outputs?.[0]?.OutputValue]
}

test('a resource gets what a dynamic reference stands for, of the version that is named', async () => {
  await put('first')
  await put('second')
  expect(await created('latest', '{{resolve:ssm:topic}}')).toEqual(['CREATE_COMPLETE', 'second'])
  expect(await created('pinned', '{{resolve:ssm:topic:1}}')).toEqual(['CREATE_COMPLETE', 'first'])
  await call('secretsmanager.CreateSecret', 'secretsmanager', { Name: 'shop', SecretString: '{"topic":"hidden"}' })
  expect(await created('secret', '{{resolve:secretsmanager:shop:SecretString:topic}}')).toEqual([
    'CREATE_COMPLETE',
    'hidden',
  ])
})

test.each([
  ['no-parameter', '{{resolve:ssm:nowhere}}'],
  ['no-version', '{{resolve:ssm:topic:9}}'],
  ['no-secret', '{{resolve:secretsmanager:nothing}}'],
  ['no-key', '{{resolve:secretsmanager:shop:SecretString:other}}'],
])('a dynamic reference that leads nowhere fails the resource: %s', async (name, reference) => {
  expect(await created(name, reference)).toEqual(['ROLLBACK_COMPLETE', undefined])
})

test('a secure parameter is refused where CloudFormation does not take one', async () => {
  expect((await refusal(created('secure', '{{resolve:ssm-secure:topic:1}}'))).message).toBe(
    'SSM Secure reference is not supported in: [AWS::SNS::Topic/Properties/TopicName]',
  )
})
