import { CreateStackCommand, ValidateTemplateCommand } from '@aws-sdk/client-cloudformation'
import { describe, expect, test } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { ask, form } from './request.ts'

const endpoint = testEndpoint()
const QUEUE = '{ Type: AWS::SQS::Queue }'
const send = (name: string, more: object) =>
  endpoint.client().send(new CreateStackCommand({ StackName: name, ...more }))

/** A template that is as many bytes long as asked. */
function sized(bytes: number): string {
  const body = `Resources: { Q: ${QUEUE} } #`
  return `${body}${'x'.repeat(bytes - body.length)}`
}

async function byUrl(name: string, body: string) {
  await fetch(`${endpoint.url()}/templates/${name}`, { method: 'PUT', body })
  return send(name, { TemplateURL: `https://s3.amazonaws.com/templates/${name}` })
}

const resources = (count: number) =>
  `Resources: { ${Array.from({ length: count }, (_, index) => `Q${index}: ${QUEUE}`).join(', ')} }`

describe('at the limits', () => {
  test('a template has up to 51,200 bytes in the call', async () => {
    await send('inline', { TemplateBody: sized(51_200) })
    expect((await refusal(send('inline-more', { TemplateBody: sized(51_201) }))).message).toMatch(
      /length less than or equal to 51200/,
    )
  })

  test('a template has up to 1 MB by URL', async () => {
    await byUrl('large', sized(1_048_576))
    expect((await refusal(byUrl('larger', sized(1_048_577)))).name).toBe('ValidationError')
  })

  test('a template has up to 500 resources', async () => {
    await send('full', { TemplateBody: resources(500) })
    expect((await stackOf(endpoint.client(), 'full')).StackStatus).toBe('CREATE_COMPLETE')
    expect((await refusal(send('over', { TemplateBody: resources(501) }))).message).toMatch(/501|500/)
  })
})

describe('a hostile template is refused in time', () => {
  const cases: [what: string, body: string][] = [
    ['JSON of 10,000 levels', `{"Resources": ${'{"a":'.repeat(5_000)}${'['.repeat(5_000)}`],
    ['YAML of 10,000 levels', `Resources: ${'['.repeat(10_000)}`],
    ['YAML of 10,000 indented levels', Array.from({ length: 250 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['a bomb of aliases', `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nResources: { Q: ${QUEUE} }`],
    ['a merge of a map into itself', `a: &a { <<: *a }\nResources: { Q: ${QUEUE} }`],
    [
      'resources that need each other',
      `Resources: { A: { Type: AWS::SQS::Queue, DependsOn: B }, B: { Type: AWS::SQS::Queue, DependsOn: A } }`,
    ],
    [
      'a resource that needs itself',
      `Resources: { A: { Type: AWS::SNS::Topic, Properties: { DisplayName: !Ref A } } }`,
    ],
    ['a condition that is itself', `Conditions: { C: !Not [ { Condition: C } ] }\nResources: { Q: ${QUEUE} }`],
    ['a null byte', `Resources: { "Q\\0": ${QUEUE} }`],
    ['a list where resources belong', 'Resources: []'],
    ['nothing', ' '],
    ['a name of every forbidden character', `Resources: { "a-b_c.d/e:f g": ${QUEUE} }`],
    ['two resources of one name', `Resources: { A: ${QUEUE}, A: ${QUEUE} }`],
    ['the name of a prototype', `Resources: { __proto__: ${QUEUE} }`],
  ]
  test.each(cases)('%s', async (_, body) => {
    const error = await refusal(send('hostile', { TemplateBody: body }))
    expect([error.name, error.$metadata.httpStatusCode]).toEqual(['ValidationError', 400])
  })
})

describe('a text that XML cannot hold does not break the answer', () => {
  test('half a character pair and control characters in a template', async () => {
    const body = '{"Description": "half \\ud83d and bell \\u0007", "Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}'
    const { Description } = await endpoint.client().send(new ValidateTemplateCommand({ TemplateBody: body }))
    expect(Description).toMatch(/^half .* and bell/)
  })

  test('half a character pair in a form', async () => {
    const answer = await ask(endpoint.url(), {
      body: `Action=DescribeStacks&Version=2010-05-15&StackName=%ED%A0%BD`,
    })
    expect(answer).toMatchObject({ status: 400, code: 'ValidationError' })
  })
})

describe('a stack name may hold letters, digits and hyphens', () => {
  const names = [
    '1st',
    '-a',
    'a_b',
    'a b',
    'a.b',
    'a/b',
    'a:b',
    'ä',
    'a\0',
    '<a>',
    '\u202e',
    '%00',
    "a'b",
    'a'.repeat(129),
  ]
  test.each(names)('not %j', async (StackName) => {
    const body = form({ Action: 'CreateStack', StackName, TemplateBody: `Resources: { Q: ${QUEUE} }` })
    expect(await ask(endpoint.url(), { body })).toMatchObject({ status: 400, code: 'ValidationError' })
  })
})
