import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { stackCalls } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create } = stackCalls(endpoint)

test('a wait condition is named after its handle, and a handle after its stack', async () => {
  const body = JSON.stringify({
    Resources: {
      Handle: { Type: 'AWS::CloudFormation::WaitConditionHandle' },
      Wait: { Type: 'AWS::CloudFormation::WaitCondition', Properties: { Handle: { Ref: 'Handle' }, Timeout: '60' } },
    },
    Outputs: {
      Url: { Value: { Ref: 'Handle' } },
      Name: { Value: { Ref: 'Wait' } },
      Data: { Value: { 'Fn::GetAtt': ['Wait', 'Data'] } },
    },
  })
  await create('waits', body)
  const { StackId, Outputs = [] } = await stackOf(endpoint.client(), 'waits')
  const outputs = Object.fromEntries(Outputs.map((output) => [output.OutputKey, output.OutputValue]))
  expect(outputs).toMatchObject({ Name: `${StackId}/Handle`, Data: '{}' })
  expect(outputs.Url).toMatch(
    /^https:\/\/cloudformation-waitcondition-eu-west-1\.s3\.eu-west-1\.amazonaws\.com\/arn%3Aaws%3Acloudformation%3Aeu-west-1%3A000000000000%3Astack\/waits\/[0-9a-f-]{36}\/Handle\?/,
  )
})

test.each([
  ['s3://bucket/template.yaml', 'S3 error: Domain name specified in bucket is not a valid S3 domain'],
  ['https://example.com/template.yaml', 'TemplateURL must be a supported URL.'],
])('a template at %s is refused', async (TemplateURL, message) => {
  const call = create('elsewhere', '', { TemplateBody: undefined, TemplateURL })
  expect((await refusal(call)).message).toBe(message)
})
