import { CreateStackCommand, DescribeStackEventsCommand, GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { stackCalls } from '../stack-calls.ts'

const endpoint = testEndpoint()
const { create } = stackCalls(endpoint)

const QUEUE = { Type: 'AWS::SQS::Queue' }
const named = (name: unknown) => ({ ...QUEUE, Properties: { QueueName: name } })
const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } }
const left = { Skipped: { ...QUEUE, Condition: 'Never' } }

const LATE_IMPORT =
  'Template error: the attribute in Fn::ImportValue must not depend on any resources, imported values, or Fn::GetAZs'
const absent = (block: string) => `Unresolved resource dependencies [Skipped] in the ${block} block of the template`

test.each([
  ['a Ref to', { ...left, Queue: named({ Ref: 'Skipped' }) }],
  ['a text with', { ...left, Queue: named({ 'Fn::Sub': '${Skipped}-jobs' }) }],
  ['an attribute of', { ...left, Queue: named({ 'Fn::GetAtt': ['Skipped', 'QueueName'] }) }],
  ['a dependency on', { ...left, Queue: { ...QUEUE, DependsOn: 'Skipped' } }],
])('%s a resource that its condition leaves out is refused with the call', async (_what, Resources) => {
  const refused = await refusal(create('absent', JSON.stringify({ Conditions, Resources })))
  expect(refused).toMatchObject({ name: 'ValidationError', message: `Template format error: ${absent('Resources')}` })
})

test('an output of a resource that its condition leaves out is refused with the call', async () => {
  const body = { Conditions, Resources: { ...left, Queue: QUEUE }, Outputs: { O: { Value: { Ref: 'Skipped' } } } }
  expect(await refusal(create('absent', JSON.stringify(body)))).toMatchObject({ message: absent('Outputs') })
})

test('a branch that is not taken may mention a resource that is left out', async () => {
  const guarded = named({ 'Fn::If': ['Never', { Ref: 'Skipped' }, 'fallback'] })
  await create('guarded', JSON.stringify({ Conditions, Resources: { ...left, Queue: guarded } }))
  expect(await stackOf(endpoint.client(), 'guarded')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
})

test.each([
  [{ Resources: { Queue: QUEUE, Other: named({ 'Fn::ImportValue': { Ref: 'Queue' } }) } }, LATE_IMPORT],
  [{ Resources: { Other: named({ 'Fn::ImportValue': { Ref: 'Misnamed' } }) } }, LATE_IMPORT],
  [{ Resources: { Other: named({ 'Fn::ImportValue': { 'Fn::ImportValue': 'a' } }) } }, LATE_IMPORT],
  [
    { Resources: { Queue: QUEUE }, Outputs: { O: { Value: 'a', Export: { Name: { Ref: 'Queue' } } } } },
    'Template format error: Output O is malformed. The Name field of every Export member must be specified and must not depend on any resources, imported values, or Fn::GetAZs.',
  ],
  [
    {
      Conditions: { C: { 'Fn::Equals': [{ 'Fn::GetStackOutput': { StackName: 'a', OutputName: 'b' } }, 'c'] } },
      Resources: { Queue: QUEUE },
    },
    'Template error: Cannot use Fn::GetStackOutput in Conditions.',
  ],
])('names that only the deployment could tell are refused: %j', async (body, message) => {
  expect(await refusal(create('late', JSON.stringify(body)))).toMatchObject({ name: 'ValidationError', message })
})

const output = (asked: object) => ({ 'Fn::GetStackOutput': asked })

test('an output of another stack is read, also through a role of another account', async () => {
  const body = JSON.stringify({ Resources: { Queue: QUEUE }, Outputs: { Net: { Value: 'vpc-1' } } })
  const theirs = endpoint.client('111122223333')
  await theirs.send(new CreateStackCommand({ StackName: 'network', TemplateBody: body }))
  const RoleArn = 'arn:aws:iam::111122223333:role/reader'
  const asked = named(output({ StackName: 'network', OutputName: 'Net', RoleArn }))
  await create('reader', JSON.stringify({ Resources: { Queue: asked } }))
  expect(await stackOf(endpoint.client(), 'reader')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
})

test('an output of another stack that is not there fails the resource in words of its own', async () => {
  await create('empty', JSON.stringify({ Resources: { Queue: QUEUE } }))
  const missing = { StackName: 'empty', OutputName: 'Net' }
  expect(await failureOf('missing-output', missing)).toBe(
    'TemplateError: Fn::GetStackOutput references output Net from stack empty, but this output was not found. The output may have been deleted.',
  )
  expect(await failureOf('missing-stack', { StackName: 'nowhere', OutputName: 'Net' })).toMatch(
    /^Stack with id nowhere does not exist \(Service: AmazonCloudFormation; Status Code: 400; Error Code: ValidationError;/,
  )
})

async function failureOf(name: string, asked: object) {
  await create(name, JSON.stringify({ Resources: { Queue: named(output(asked)) } }))
  const { StackEvents = [] } = await endpoint.client().send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.find((event) => event.ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason
}

test('an attribute that a type does not have is told with the output that asks for it', async () => {
  const Outputs = { O: { Value: { 'Fn::GetAtt': ['Queue', 'Colour'] } } }
  await create('colourless', JSON.stringify({ Resources: { Queue: QUEUE }, Outputs }))
  const { StackEvents = [] } = await endpoint.client().send(new DescribeStackEventsCommand({ StackName: 'colourless' }))
  expect(StackEvents.map((event) => event.ResourceStatusReason)).toContain(
    '[Error] /Outputs/O/Value/Fn::GetAtt: Resource type AWS::SQS::Queue does not support attribute {Colour}. Rollback requested by user.',
  )
})

test('a template with more than 60 dynamic references is refused', async () => {
  const topics = Array.from({ length: 61 }, (_, n) => [
    `T${n}`,
    { Type: 'AWS::SNS::Topic', Properties: { DisplayName: '{{resolve:ssm:/a}}' } },
  ])
  const refused = await refusal(create('many', JSON.stringify({ Resources: Object.fromEntries(topics) })))
  expect(refused.message).toBe(
    'Template format error: Number of dynamic references, 61, is greater than maximum allowed, 60',
  )
})

test('a template is asked for by stack or by change set', async () => {
  const get = (input: { ChangeSetName?: string }) => refusal(endpoint.client().send(new GetTemplateCommand(input)))
  expect(await get({})).toMatchObject({ message: 'StackName is required if ChangeSetName is not specified.' })
  expect(await get({ ChangeSetName: 'some' })).toMatchObject({ message: 'StackName is a required parameter.' })
})

test('a role that cannot be assumed is refused with the call', async () => {
  const RoleARN = 'arn:aws:iam::111122223333:role/closed'
  await endpoint.control('PUT', 'denied-roles', [RoleARN])
  const refused = await refusal(create('denied', JSON.stringify({ Resources: { Queue: QUEUE } }), { RoleARN }))
  expect(refused.message).toBe(`Role ${RoleARN} is invalid or cannot be assumed`)
})
