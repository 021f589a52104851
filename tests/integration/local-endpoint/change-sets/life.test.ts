import {
  type ChangeSetType,
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  GetTemplateCommand,
  ListChangeSetsCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { refusal, stackOf, storyOf, testEndpoint } from '../endpoint.ts'

const endpoint = testEndpoint()

const NAMES =
  'Parameters: { Delay: { Type: Number, Default: 1 }, Word: { Type: String, NoEcho: true, Default: s3cret } }'

function template(queue: string, topic = '{ DisplayName: !Ref Queue }', more = ''): string {
  return `${NAMES}
Resources:
  Queue: { Type: AWS::SQS::Queue, Properties: ${queue} }
  Topic: { Type: AWS::SNS::Topic, Properties: ${topic} }
${more}`
}

async function created(name: string, body: string) {
  await endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody: body }))
}

async function changeSet(name: string, body: string, more: { type?: ChangeSetType; [key: string]: unknown } = {}) {
  const { type, ...rest } = more
  const client = endpoint.client()
  const input = { StackName: name, ChangeSetName: 'next', ChangeSetType: type, TemplateBody: body, ...rest }
  const { Id = '' } = await client.send(new CreateChangeSetCommand(input))
  return client.send(new DescribeChangeSetCommand({ ChangeSetName: Id, IncludePropertyValues: true }))
}

test('a change set says what is added, modified, replaced and removed', async () => {
  await created(
    'kinds',
    template(
      '{ DelaySeconds: 1 }',
      '{ SignatureVersion: 1 }',
      '  Old: { Type: AWS::SQS::Queue, DeletionPolicy: Retain }',
    ),
  )
  const body = template(
    '{ DelaySeconds: 2 }',
    '{ TopicName: fresh, SignatureVersion: 1 }',
    '  New: { Type: AWS::SQS::Queue }',
  )
  const { Changes = [], Status, ExecutionStatus } = await changeSet('kinds', body)
  expect([Status, ExecutionStatus]).toEqual(['CREATE_COMPLETE', 'AVAILABLE'])
  const brief = Changes.map(({ ResourceChange: r }) => [
    r?.LogicalResourceId,
    r?.Action,
    r?.Replacement,
    r?.PolicyAction,
    r?.Scope,
  ])
  expect(brief).toEqual([
    ['New', 'Add', undefined, undefined, []],
    ['Old', 'Remove', undefined, 'Retain', []],
    ['Queue', 'Modify', 'False', undefined, ['Properties']],
    ['Topic', 'Modify', 'True', 'ReplaceAndDelete', ['Properties']],
  ])
  expect(Changes[2]?.ResourceChange?.Details).toEqual([
    {
      Target: {
        Attribute: 'Properties',
        Name: 'DelaySeconds',
        RequiresRecreation: 'Never',
        Path: '/Properties/DelaySeconds',
        BeforeValue: '1',
        AfterValue: '2',
        AttributeChangeType: 'Modify',
      },
      Evaluation: 'Static',
      ChangeSource: 'DirectModification',
    },
  ])
})

test('what depends on a replaced resource is known after apply', async () => {
  await created('waits', template('{ DelaySeconds: 1 }', '{ DisplayName: !GetAtt Queue.Arn }'))
  const { Changes = [] } = await changeSet(
    'waits',
    template('{ QueueName: new-one }', '{ DisplayName: !GetAtt Queue.Arn }'),
  )
  const topic = Changes[1]?.ResourceChange
  expect(topic).toMatchObject({ LogicalResourceId: 'Topic', Replacement: 'False' })
  expect(topic?.Details?.[0]).toMatchObject({
    Target: { AfterValue: '{{changeSet:KNOWN_AFTER_APPLY}}' },
    Evaluation: 'Static',
    ChangeSource: 'ResourceAttribute',
    CausingEntity: 'Queue.Arn',
  })
  expect(JSON.parse(topic?.AfterContext ?? '')).toEqual({
    Properties: { DisplayName: '{{changeSet:KNOWN_AFTER_APPLY}}' },
  })
})

test('a changed parameter is named as the cause, and secrets are not shown', async () => {
  const body = template('{ DelaySeconds: !Ref Delay }', '{ DisplayName: !Sub "${Word}-x" }')
  await created('causes', body)
  const given = [
    { ParameterKey: 'Delay', ParameterValue: '5' },
    { ParameterKey: 'Word', ParameterValue: 'another' },
  ]
  const { Changes = [], Parameters } = await changeSet('causes', body, { Parameters: given })
  const details = Changes[0]?.ResourceChange?.Details?.map((d) => [d.Evaluation, d.ChangeSource, d.CausingEntity])
  expect(details).toEqual([
    ['Static', 'ParameterReference', 'Delay'],
    ['Dynamic', 'DirectModification', undefined],
  ])
  expect(Parameters).toContainEqual({ ParameterKey: 'Word', ParameterValue: '****' })
  expect(JSON.stringify(Changes)).not.toMatch(/s3cret|another/)
})

test('a change set without a change ends FAILED and cannot be executed', async () => {
  await created('nothing', template('{ DelaySeconds: 1 }'))
  const same = await changeSet('nothing', template('{ DelaySeconds: "1" }'))
  expect(same).toMatchObject({
    Status: 'FAILED',
    ExecutionStatus: 'UNAVAILABLE',
    StatusReason:
      "The submitted information didn't contain changes. Submit different information to create a change set.",
  })
  const refused = await refusal(
    endpoint.client().send(new ExecuteChangeSetCommand({ ChangeSetName: same.ChangeSetId })),
  )
  expect(refused.name).toBe('InvalidChangeSetStatusException')
})

test('a change of the outputs alone is a change', async () => {
  await created('outputs', template('{}'))
  const { Status, Changes } = await changeSet('outputs', `${template('{}')}\nOutputs: { A: { Value: 1 } }`)
  expect([Status, Changes]).toEqual(['CREATE_COMPLETE', []])
})

test('a new stack is in review until its change set is executed', async () => {
  const client = endpoint.client()
  const { ChangeSetId } = await changeSet('review', template('{}'), { type: 'CREATE' })
  expect((await stackOf(client, 'review')).StackStatus).toBe('REVIEW_IN_PROGRESS')
  expect((await client.send(new GetTemplateCommand({ StackName: 'review' }))).TemplateBody).toBe(template('{}'))
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId, ClientRequestToken: 'exec-1' }))
  expect(await stackOf(client, 'review')).toMatchObject({ StackStatus: 'CREATE_COMPLETE', ChangeSetId })
  expect((await storyOf(client, 'review')).slice(0, 2)).toEqual([
    'review REVIEW_IN_PROGRESS',
    'review CREATE_IN_PROGRESS',
  ])
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId, ClientRequestToken: 'exec-1' }))
  expect((await storyOf(client, 'review')).filter((event) => event === 'review CREATE_COMPLETE')).toHaveLength(1)
})

test('executing one change set, or updating past it, makes the others obsolete', async () => {
  const client = endpoint.client()
  await created('siblings', template('{}'))
  const one = await changeSet('siblings', template('{ DelaySeconds: 2 }'), { ChangeSetName: 'one' })
  const two = await changeSet('siblings', template('{ DelaySeconds: 3 }'), { ChangeSetName: 'two' })
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: one.ChangeSetId }))
  const status = async (id = '') =>
    (await client.send(new DescribeChangeSetCommand({ ChangeSetName: id }))).ExecutionStatus
  expect([await status(one.ChangeSetId), await status(two.ChangeSetId)]).toEqual(['EXECUTE_COMPLETE', 'OBSOLETE'])
  const three = await changeSet('siblings', template('{ DelaySeconds: 4 }'), { ChangeSetName: 'three' })
  await client.send(new UpdateStackCommand({ StackName: 'siblings', TemplateBody: template('{ DelaySeconds: 5 }') }))
  expect(await status(three.ChangeSetId)).toBe('OBSOLETE')
})

test('a deleted change set is not found', async () => {
  const client = endpoint.client()
  await created('deleted', template('{}'))
  await changeSet('deleted', template('{ DelaySeconds: 2 }'))
  await client.send(new DeleteChangeSetCommand({ StackName: 'deleted', ChangeSetName: 'next' }))
  await client.send(new DeleteChangeSetCommand({ StackName: 'deleted', ChangeSetName: 'next' }))
  const missing = await refusal(
    client.send(new DescribeChangeSetCommand({ StackName: 'deleted', ChangeSetName: 'next' })),
  )
  expect(missing).toMatchObject({ name: 'ChangeSetNotFoundException', message: 'ChangeSet [next] does not exist' })
  expect(missing.$metadata.httpStatusCode).toBe(404)
  expect((await client.send(new ListChangeSetsCommand({ StackName: 'deleted' }))).Summaries).toEqual([])
})

test('a change set of a known name and token answers the first one; without the token the name is taken', async () => {
  await created('named', template('{}'))
  const body = template('{ DelaySeconds: 2 }')
  const first = await changeSet('named', body, { ClientToken: 'dep-1' })
  expect((await changeSet('named', body, { ClientToken: 'dep-1' })).ChangeSetId).toBe(first.ChangeSetId)
  expect((await refusal(changeSet('named', body))).name).toBe('AlreadyExistsException')
})

test('the wrong type of change set is refused', async () => {
  await created('typed', template('{}'))
  expect((await refusal(changeSet('typed', template('{}'), { type: 'CREATE' }))).message).toBe(
    'Stack [typed] already exists and cannot be created again with the changeSet [next].',
  )
  expect((await refusal(changeSet('nowhere', template('{}')))).message).toBe('Stack [nowhere] does not exist')
})

test('the type of a resource cannot be changed', async () => {
  await created('retyped', template('{}'))
  const refused = await refusal(changeSet('retyped', 'Resources: { Queue: { Type: AWS::SNS::Topic } }'))
  expect(refused.message).toMatch(/^Update of resource type is not permitted.*\[Queue\]$/)
})

test('an import takes a resource that exists into the stack, and changes nothing else', async () => {
  const client = endpoint.client()
  await created('imports', template('{}'))
  const more = '  Kept: { Type: AWS::SQS::Queue, DeletionPolicy: Retain, Properties: { QueueName: kept } }'
  const ResourcesToImport = [
    {
      ResourceType: 'AWS::SQS::Queue',
      LogicalResourceId: 'Kept',
      ResourceIdentifier: { QueueUrl: 'https://sqs/kept' },
    },
  ]
  const { Changes, ChangeSetId } = await changeSet('imports', template('{}', undefined, more), {
    type: 'IMPORT',
    ResourcesToImport,
  })
  expect(Changes?.map(({ ResourceChange: r }) => [r?.Action, r?.LogicalResourceId])).toEqual([['Import', 'Kept']])
  await client.send(new ExecuteChangeSetCommand({ ChangeSetName: ChangeSetId }))
  expect((await stackOf(client, 'imports')).StackStatus).toBe('IMPORT_COMPLETE')
  expect((await storyOf(client, 'imports')).slice(-4)).toEqual([
    'imports IMPORT_IN_PROGRESS',
    'Kept IMPORT_IN_PROGRESS',
    'Kept IMPORT_COMPLETE',
    'imports IMPORT_COMPLETE',
  ])
  const other = template('{ DelaySeconds: 9 }', undefined, more.replace('Kept:', 'Other:'))
  const refused = await refusal(
    changeSet('imports', other, { ChangeSetName: 'bad', type: 'IMPORT', ResourcesToImport: [] }),
  )
  expect(refused.message).toMatch(/that are not being imported/)
})

test('a stack in review can be created without its change set, which is then obsolete', async () => {
  const client = endpoint.client()
  const { ChangeSetId, StackId } = await changeSet('passed', template('{}'), { type: 'CREATE' })
  const made = await client.send(new CreateStackCommand({ StackName: 'passed', TemplateBody: template('{}') }))
  expect(made.StackId).toBe(StackId)
  expect(await stackOf(client, 'passed')).toMatchObject({ StackStatus: 'CREATE_COMPLETE' })
  const { ExecutionStatus } = await client.send(new DescribeChangeSetCommand({ ChangeSetName: ChangeSetId }))
  expect(ExecutionStatus).toBe('OBSOLETE')
})

test('a deleted stack cannot be created again under its ARN', async () => {
  const client = endpoint.client()
  await created('revived', template('{}'))
  const { StackId = '' } = await stackOf(client, 'revived')
  await client.send(new DeleteStackCommand({ StackName: 'revived' }))
  expect((await refusal(changeSet(StackId, template('{}'), { type: 'CREATE' }))).message).toBe(
    `Stack [${StackId}] already exists and cannot be created again with the changeSet [next].`,
  )
})
