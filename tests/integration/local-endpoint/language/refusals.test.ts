import { CreateStackCommand, DescribeStackEventsCommand, ValidateTemplateCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { changeSetCalls } from '../change-sets/calls.ts'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()
const { propose } = changeSetCalls(endpoint)
const queue = (properties: object) => ({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: properties } } })

test.each([
  [
    'a mapping without the key',
    { Mappings: { M: { A: { B: 'c' } } }, ...queue({ QueueName: { 'Fn::FindInMap': ['M', 'A', 'X'] } }) },
    'Template error: Unable to get mapping for M::A::X',
  ],
  [
    'a mapping of one level',
    { Mappings: { M: { A: 'b' } }, ...queue({}) },
    'Template format error: Every Mappings member A must be a map',
  ],
  [
    'a mapping of three levels',
    { Mappings: { M: { A: { B: { C: 'd' } } } }, ...queue({}) },
    'Template format error: Every Mappings attribute must be a String or a List.',
  ],
  [
    'a dependency that nothing declares',
    { Resources: { Queue: { Type: 'AWS::SQS::Queue', DependsOn: 'Nothing' } } },
    'Template format error: Unresolved resource dependencies [Nothing] in the Resources block of the template',
  ],
  [
    'an output of nothing',
    { ...queue({}), Outputs: { O: { Value: null } } },
    "[/Outputs/O/Value] 'null' values are not allowed in templates",
  ],
  [
    'an SSM parameter without a value',
    { Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>' } }, ...queue({}) },
    'Parameter P should either have input value or default value',
  ],
  [
    'an assertion that fails',
    {
      Rules: { R: { Assertions: [{ Assert: { 'Fn::Equals': ['a', 'b'] }, AssertDescription: 'Only a is b.' }] } },
      ...queue({}),
    },
    'Only a is b.',
  ],
])('%s is refused with the call', async (_what, body, message) => {
  const refused = await refusal(propose('refused', body, { ChangeSetType: 'CREATE' }))
  expect(refused).toMatchObject({ name: 'ValidationError', message })
})

test.each([
  [
    'Parameters',
    201,
    { Type: 'String', Default: 'a' },
    'Number of parameters, 201, is greater than maximum allowed, 200',
  ],
  ['Outputs', 201, { Value: 'a' }, 'Number of outputs, 201, is greater than maximum allowed, 200'],
  ['Mappings', 201, { A: { B: 'c' } }, 'Number of mappings, 201, is greater than maximum allowed, 200'],
  ['Resources', 501, { Type: 'AWS::SQS::Queue' }, 'Number of resources, 501, is greater than maximum allowed, 500'],
])('a template with too many %s is refused', async (section, count, member, message) => {
  const members = Object.fromEntries(Array.from({ length: count }, (_, i) => [`M${i}`, member]))
  const body = JSON.stringify({ ...queue({}), [section]: members })
  const refused = await refusal(endpoint.client().send(new ValidateTemplateCommand({ TemplateBody: body })))
  expect(refused.message).toBe(`Template format error: ${message}`)
})

test.each([
  [
    { RedrivePolicy: {}, DelaySeconds: 'soon' },
    'AWS::SQS::Queue',
    '#/DelaySeconds: expected type: Number, found: String',
  ],
  [{ Code: { Zip: 'x' }, Role: 'arn' }, 'AWS::Lambda::Function', '#/Code: extraneous key [Zip] is not permitted'],
  [
    { VersioningConfiguration: { Status: 'Enabled', On: true }, Colour: 'red' },
    'AWS::S3::Bucket',
    '#: extraneous key [Colour] is not permitted\n#/VersioningConfiguration: extraneous key [On] is not permitted',
  ],
])('properties that a type does not take fail the resource: %j', async (properties, type, said) => {
  const name = `extra-${type.split('::').at(-1)}`
  const TemplateBody = JSON.stringify({ Resources: { One: { Type: type, Properties: properties } } })
  await endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody }))
  expect(await reasonOf(name)).toBe(`Properties validation failed for resource One with message:\n${said}`)
})

test('a property that must be there is missed at every depth', async () => {
  const TemplateBody = JSON.stringify({
    Resources: {
      One: { Type: 'AWS::Lambda::Function', Properties: { Code: {}, Role: 'arn', EphemeralStorage: {} } },
    },
  })
  await endpoint.client().send(new CreateStackCommand({ StackName: 'missing', TemplateBody }))
  expect(await reasonOf('missing')).toBe(
    'Property validation failure: [The property {/EphemeralStorage/Size} is required]',
  )
})

async function reasonOf(name: string) {
  const client = endpoint.client()
  expect((await stackOf(client, name)).StackStatus).toBe('ROLLBACK_COMPLETE')
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }))
  return StackEvents.find((event) => event.ResourceStatus === 'CREATE_FAILED')?.ResourceStatusReason
}
