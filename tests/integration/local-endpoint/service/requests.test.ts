import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()
const model = JSON.parse(
  readFileSync(new URL('../../../../server/cloudformation/local/model/inputs.json', import.meta.url), 'utf8'),
) as { operations: Record<string, string>; shapes: Record<string, string> }

/** A call as any client could send it, also one that no SDK would. */
async function call(action: string, parameters: Record<string, string> = {}) {
  const body = new URLSearchParams({ Action: action, Version: '2010-05-15', ...parameters })
  const answer = await fetch(endpoint.url(), { method: 'POST', body })
  const xml = await answer.text()
  const piece = (name: string) =>
    new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  return { status: answer.status, code: piece('Code'), message: piece('Message'), xml }
}

const MISSING_NAME =
  "1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null"
const PATTERN = '[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*'

test.each([
  ['a missing parameter', 'DescribeStackEvents', {}, MISSING_NAME],
  [
    'a name with signs in it',
    'CreateStack',
    { StackName: '*@da591fa3_$' },
    `1 validation error detected: Value '*@da591fa3_$' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${PATTERN}`,
  ],
  [
    'a template that is too long to be sent inline',
    'ValidateTemplate',
    { TemplateBody: 'x'.repeat(51_201) },
    `1 validation error detected: Value '${'x'.repeat(51_201)}' at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200`,
  ],
  [
    'a word that is not one of the possible',
    'GetTemplate',
    { StackName: 'a', TemplateStage: 'Raw' },
    "1 validation error detected: Value 'Raw' at 'templateStage' failed to satisfy constraint: Member must satisfy enum value set: [Original, Processed]",
  ],
  [
    'a list with such a word in it',
    'CreateStack',
    { StackName: 'a', 'Capabilities.member.1': 'CAPABILITY_ALL' },
    "1 validation error detected: Value '[CAPABILITY_ALL]' at 'capabilities' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [CAPABILITY_IAM, CAPABILITY_NAMED_IAM, CAPABILITY_AUTO_EXPAND]]",
  ],
  [
    'a member of a member of a list',
    'CreateStack',
    { StackName: 'a', 'Tags.member.1.Key': '', 'Tags.member.1.Value': 'v' },
    "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'a mode of deployment that is none',
    'DeleteStack',
    { StackName: 'a', 'DeploymentConfig.Mode': 'FAST' },
    "1 validation error detected: Value 'FAST' at 'deploymentConfig.mode' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]",
  ],
  [
    'several mistakes at once',
    'CreateStack',
    { StackName: 'a_b', TimeoutInMinutes: '0' },
    `2 validation errors detected: Value 'a_b' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: ${PATTERN}; Value '0' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  ],
])('%s is a ValidationError in the words of AWS', async (_case, action, parameters, message) => {
  expect(await call(action, parameters)).toMatchObject({ status: 400, code: 'ValidationError', message })
})

test.each([
  ['a list where a text belongs', { 'StackName.member.1': 'a' }],
  ['a text where a list belongs', { StackName: 'a', Tags: 'b' }],
  ['a text where true or false belongs', { StackName: 'a', DisableRollback: 'perhaps' }],
  ['a text where a number belongs', { StackName: 'a', TimeoutInMinutes: 'soon' }],
])('%s is MalformedInput', async (_case, parameters) => {
  expect(await call('CreateStack', parameters)).toMatchObject({ status: 400, code: 'MalformedInput' })
})

test.each(Object.keys(model.operations))('%s answers whatever it is called with', async (action) => {
  const shape = model.shapes[model.operations[action] ?? ''] ?? ''
  const names = shape
    .split(' ')
    .slice(1)
    .map((member) => member.replace(/!?:.*/, ''))
  const withEach = (suffix: string, value: string) => Object.fromEntries(names.map((name) => [name + suffix, value]))
  for (const parameters of [
    {},
    withEach('', ''),
    withEach('', 'a'),
    withEach('', 'x'.repeat(5_000)),
    withEach('.member.1', 'a'),
    withEach('.member.1.Name.member.x', 'a'),
    withEach('', 'arn:aws:cloudformation:us-east-1:000000000000:stack/a/b'),
  ]) {
    const { status, code } = await call(action, parameters)
    expect(status).toBeLessThan(500)
    expect(code).not.toBe('InvalidAction')
  }
})

test('what is not there says so, and never succeeds at nothing', async () => {
  expect(await call('StartResourceScan')).toMatchObject({
    status: 400,
    code: 'ValidationError',
    message: 'The local CloudFormation endpoint does not implement StartResourceScan: it has no resource scanner.',
  })
  expect(await call('GetHookResult', { HookResultId: '11111111-1111-4111-8111-111111111111' })).toMatchObject({
    status: 404,
    code: 'HookResultNotFound',
  })
  expect((await call('ListHookResults')).xml).toContain('<HookResults></HookResults>')
  expect((await call('DescribeOrganizationsAccess')).xml).toContain('<Status>DISABLED</Status>')
  const Url = 'http://calculator.s3.amazonaws.com/calc5.html?key=cloudformation/'
  const TemplateBody = 'Resources: { Topic: { Type: AWS::SNS::Topic } }'
  expect((await call('EstimateTemplateCost', { TemplateBody })).xml).toContain(`<Url>${Url}`)
})
