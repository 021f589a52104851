import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { expect, test } from 'vitest'
import { testEndpoint } from '../endpoint.ts'
import { changeSetCalls, lines } from './calls.ts'

const endpoint = testEndpoint()
const { deploy, propose, describe } = changeSetCalls(endpoint)

const topic = (properties: object) => ({ Type: 'AWS::SNS::Topic', Properties: properties })
const word = (value: unknown) => ({ Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: value } })
const KEYS = { accessKeyId: '000000000000', secretAccessKey: 'test' }
const KNOWN_LATER = '{{changeSet:KNOWN_AFTER_APPLY}}'

test('a property that mentions a replaced resource changes for sure, to a value known after apply', async () => {
  const of = (name: string) => ({
    Resources: { Foo: topic({ TopicName: name }), Word: word({ 'Fn::GetAtt': ['Foo', 'TopicName'] }) },
  })
  await deploy('replaced', of('one'))
  const told = await propose('replaced', of('two'))
  const change = told.Changes?.[1]?.ResourceChange
  expect(lines(change)).toEqual(['Value Static ResourceAttribute Foo.TopicName', 'Value Dynamic DirectModification'])
  expect(change?.Details?.[0]?.Target).toMatchObject({ BeforeValue: 'one', AfterValue: KNOWN_LATER })
  expect(JSON.parse(change?.AfterContext ?? '')).toEqual({ Properties: { Type: 'String', Value: KNOWN_LATER } })
  const plain = await describe(told.ChangeSetId ?? '', {})
  expect(lines(plain.Changes?.[1]?.ResourceChange)).toEqual(['Value Static ResourceAttribute Foo.TopicName'])
})

test('without values every mention of an attribute of a changed resource may change; with values none does', async () => {
  const of = (display: string) => ({
    Resources: {
      One: topic({ TopicName: 'chain-1', DisplayName: display }),
      Two: topic({ TopicName: 'chain-2', DisplayName: { 'Fn::GetAtt': ['One', 'DisplayName'] } }),
      Three: topic({ TopicName: 'chain-3', DisplayName: { 'Fn::GetAtt': ['Two', 'DisplayName'] } }),
      Reference: topic({ TopicName: 'chain-4', DisplayName: { Ref: 'One' } }),
    },
  })
  await deploy('chain', of('a'))
  const told = await propose('chain', of('b'))
  expect(told.Changes?.map((change) => change.ResourceChange?.LogicalResourceId)).toEqual(['One'])
  const plain = await describe(told.ChangeSetId ?? '', {})
  expect(
    plain.Changes?.map(({ ResourceChange }) => [ResourceChange?.LogicalResourceId, ...lines(ResourceChange)]),
  ).toEqual([
    ['One', 'DisplayName Static DirectModification'],
    ['Three', 'DisplayName Dynamic ResourceAttribute Two.DisplayName'],
    ['Two', 'DisplayName Dynamic ResourceAttribute One.DisplayName'],
  ])
})

test('a changed parameter is the static cause and has a dynamic twin, with and without values', async () => {
  const body = { Parameters: { P: { Type: 'String' } }, Resources: { Word: word({ Ref: 'P' }) } }
  const given = (value: string) => ({ Parameters: [{ ParameterKey: 'P', ParameterValue: value }] })
  await deploy('twins', body, given('a'))
  const told = await propose('twins', body, given('b'))
  const expected = ['Value Static ParameterReference P', 'Value Dynamic DirectModification']
  expect(lines(told.Changes?.[0]?.ResourceChange)).toEqual(expected)
  expect(lines((await describe(told.ChangeSetId ?? '', {})).Changes?.[0]?.ResourceChange)).toEqual(expected)
})

test('a parameter causes what changes in metadata and tags as in any property', async () => {
  const mention = { Ref: 'P' }
  const tagged = topic({ TopicName: 'tagged', Tags: [{ Key: 'k', Value: mention }] })
  const body = { Parameters: { P: { Type: 'String' } }, Resources: { T: { ...tagged, Metadata: { M: mention } } } }
  const given = (value: string) => ({ Parameters: [{ ParameterKey: 'P', ParameterValue: value }] })
  await deploy('tagged', body, given('a'))
  const change = (await propose('tagged', body, given('b'))).Changes?.[0]?.ResourceChange
  expect(lines(change)).toEqual([
    'Tags Static ParameterReference P',
    'Tags Dynamic DirectModification',
    'Metadata Static ParameterReference P',
    'Metadata Dynamic DirectModification',
  ])
  expect([change?.Scope, change?.Replacement]).toEqual([['Metadata', 'Properties'], 'False'])
})

test('what the parameter store answers has changed without its parameter: the template is the cause', async () => {
  const ssm = new SSMClient({ endpoint: endpoint.url(), region: 'eu-west-1', credentials: KEYS })
  const put = (Value: string) =>
    ssm.send(new PutParameterCommand({ Name: 'word', Type: 'String', Overwrite: true, Value }))
  const body = {
    Parameters: { P: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'word' } },
    Resources: { Word: word({ Ref: 'P' }) },
  }
  await put('a')
  await deploy('stored', body)
  await put('b')
  const told = await propose('stored', body)
  const change = told.Changes?.[0]?.ResourceChange
  expect(lines(change)).toEqual(['Value Static DirectModification'])
  expect(change?.Details?.[0]?.Target).toMatchObject({ BeforeValue: 'a', AfterValue: 'b' })
  ssm.destroy()
})

test.each([
  ['${Foo}', { 'Fn::Sub': 'x/${Foo}/y' }, `x/${KNOWN_LATER}/y`],
  ['a variable of Fn::Sub', { 'Fn::Sub': ['x/${V}/y', { V: { Ref: 'Foo' } }] }, KNOWN_LATER],
  ['Fn::Join', { 'Fn::Join': ['/', ['x', { Ref: 'Foo' }]] }, KNOWN_LATER],
  ['Fn::Select of a list', { 'Fn::Select': [0, { 'Fn::Split': ['-', { Ref: 'Foo' }] }] }, KNOWN_LATER],
])('what is made from an unknown value with %s is told as far as it is known', async (name, value, expected) => {
  const stack = `partly-${name.replace(/[^a-zA-Z]/g, '')}`
  const { Changes } = await propose(
    stack,
    { Resources: { Foo: topic({}), Word: word(value) } },
    { ChangeSetType: 'CREATE' },
  )
  const after: unknown = JSON.parse(Changes?.[1]?.ResourceChange?.AfterContext ?? '')
  expect(after).toEqual({ Properties: { Type: 'String', Value: expected } })
})

test('of a removed resource it is not told what other resources gave it', async () => {
  const Resources = { Foo: topic({ TopicName: 'stays' }), Word: word({ 'Fn::GetAtt': ['Foo', 'TopicName'] }) }
  await deploy('removed', { Resources })
  const { Changes } = await propose('removed', { Resources: { Foo: Resources.Foo } })
  expect(Changes?.[0]?.ResourceChange).toMatchObject({
    Action: 'Remove',
    PolicyAction: 'Delete',
    LogicalResourceId: 'Word',
  })
  expect(JSON.parse(Changes?.[0]?.ResourceChange?.BeforeContext ?? '')).toEqual({
    Properties: { Type: 'String', Value: KNOWN_LATER },
  })
})

test('a change set for a new stack without any resource is complete', async () => {
  const { Status, ExecutionStatus, Changes, ChangeSetId } = await propose(
    'empty',
    { Conditions: { No: { 'Fn::Equals': ['a', 'b'] } }, Resources: { Foo: { ...topic({}), Condition: 'No' } } },
    { ChangeSetType: 'CREATE' },
  )
  expect([Status, ExecutionStatus, Changes]).toEqual(['CREATE_COMPLETE', 'AVAILABLE', []])
  expect(await describe(ChangeSetId ?? '')).toMatchObject({ Capabilities: [], NotificationARNs: [] })
})
