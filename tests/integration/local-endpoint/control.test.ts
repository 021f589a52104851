import {
  CreateChangeSetCommand,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeEventsCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  ListStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation'
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { afterEach, expect, test } from 'vitest'
import { connect, refusal, stackOf, testEndpoint } from './endpoint.ts'

const endpoint = testEndpoint()
const QUEUE = 'Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: 0 } } }'

const create = (name: string, body = QUEUE) =>
  endpoint
    .client()
    .send(new CreateStackCommand({ StackName: name, TemplateBody: body, ClientRequestToken: `t-${name}` }))

afterEach(() => endpoint.control('POST', 'reset'))

test('the log of calls tells what was accepted and what was rejected', async () => {
  await create('logged')
  await refusal(create('bad name!'))
  const { calls, next } = (await endpoint.control('GET', 'calls')) as { calls: Record<string, unknown>[]; next: number }
  expect(calls).toMatchObject([
    {
      account: '000000000000',
      region: 'eu-west-1',
      action: 'CreateStack',
      stack: 'logged',
      token: 't-logged',
      outcome: 'accepted',
    },
    { action: 'CreateStack', stack: 'bad name!', outcome: 'rejected', code: 'ValidationError' },
  ])
  await endpoint.client().send(new ListStacksCommand({}))
  expect(await endpoint.control('GET', `calls?since=${next}`)).toMatchObject({ calls: [{ action: 'ListStacks' }] })
})

test('a response can be lost before and after the call is accepted', async () => {
  await endpoint.control('POST', 'faults', { action: 'CreateStack', lose: 'before', times: 1 })
  await refusal(create('lost'))
  expect((await refusal(stackOf(endpoint.client(), 'lost'))).name).toBe('ValidationError')
  await endpoint.control('POST', 'faults', { action: 'CreateStack', lose: 'after', times: 1 })
  await refusal(create('lost'))
  expect((await stackOf(endpoint.client(), 'lost')).StackStatus).toBe('CREATE_COMPLETE')
  expect((await create('lost')).StackId).toBe((await stackOf(endpoint.client(), 'lost')).StackId)
})

test('the next calls can be refused with any error', async () => {
  await endpoint.control('POST', 'faults', {
    times: 2,
    error: { code: 'ExpiredToken', message: 'expired', status: 403 },
  })
  expect((await refusal(create('refused'))).$metadata.httpStatusCode).toBe(403)
  expect((await refusal(create('refused'))).name).toBe('ExpiredToken')
  await create('refused')
})

test('calls above the rate are throttled, per account and region', async () => {
  await endpoint.control('PUT', 'throttle', { writes: { perSecond: 0.001, burst: 1 } })
  await create('first')
  expect(await refusal(create('second'))).toMatchObject({ name: 'Throttling', message: 'Rate exceeded' })
  await endpoint.client('111122223333').send(new CreateStackCommand({ StackName: 'other', TemplateBody: QUEUE }))
})

test('a rule makes a resource fail a number of times', async () => {
  await endpoint.control('POST', 'failures', {
    stack: 'ruled-*',
    type: 'AWS::SQS::*',
    on: 'create',
    reason: 'No more',
    times: 1,
  })
  await create('ruled-1')
  await create('ruled-2')
  expect((await stackOf(endpoint.client(), 'ruled-1')).StackStatus).toBe('ROLLBACK_COMPLETE')
  expect((await stackOf(endpoint.client(), 'ruled-2')).StackStatus).toBe('CREATE_COMPLETE')
})

test('time can be slowed down and moved forward', async () => {
  await endpoint.control('PUT', 'time', { scale: 1 })
  await create('slow')
  expect((await stackOf(endpoint.client(), 'slow')).StackStatus).toBe('CREATE_IN_PROGRESS')
  await endpoint.control('PUT', 'time', { advanceMs: 60_000 })
  expect((await stackOf(endpoint.client(), 'slow')).StackStatus).toBe('CREATE_COMPLETE')
  await endpoint.control('PUT', 'time', { scale: 0 })
})

test('reads can lag behind', async () => {
  await create('stale')
  await endpoint.control('PUT', 'stale-reads', { seconds: 60 })
  await endpoint.client().send(new UpdateStackCommand({ StackName: 'stale', TemplateBody: QUEUE.replace('0', '7') }))
  expect((await stackOf(endpoint.client(), 'stale')).StackStatus).toBe('CREATE_COMPLETE')
  await endpoint.control('PUT', 'stale-reads', { seconds: 0 })
  expect((await stackOf(endpoint.client(), 'stale')).StackStatus).toBe('UPDATE_COMPLETE')
})

test('the whole state can be read and put back', async () => {
  await create('kept')
  const state = await endpoint.control('GET', 'state')
  await endpoint.control('POST', 'reset')
  expect((await endpoint.client().send(new ListStacksCommand({}))).StackSummaries).toEqual([])
  expect(await endpoint.control('POST', 'state', state)).toEqual({ stacks: 1 })
  await endpoint.restart()
  expect((await stackOf(endpoint.client(), 'kept')).StackStatus).toBe('CREATE_COMPLETE')
})

test('after a restart operations that were in flight go on', async () => {
  await endpoint.control('POST', 'failures', { on: 'create', hang: true, times: 1 })
  await create('flying')
  await endpoint.restart()
  expect((await stackOf(endpoint.client(), 'flying')).StackStatus).toBe('CREATE_IN_PROGRESS')
  await endpoint.client().send(new DeleteStackCommand({ StackName: 'flying' }))
  expect((await refusal(stackOf(endpoint.client(), 'flying'))).name).toBe('ValidationError')
})

test('every event carries the token and the id of its operation, and a rollback is one of its own', async () => {
  await create('told', QUEUE.replace('0', 'hadron:fail-create'))
  const client = endpoint.client()
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: 'told' }))
  expect(new Set(StackEvents.map((event) => event.ClientRequestToken))).toEqual(new Set(['t-told']))
  expect(new Set(StackEvents.map((event) => event.OperationId)).size).toBe(2)
  const [rollback, creation] = (await stackOf(client, 'told')).LastOperations ?? []
  expect([rollback?.OperationType, creation?.OperationType]).toEqual(['ROLLBACK', 'CREATE_STACK'])
  const input = { OperationId: creation?.OperationId, Filters: { FailedEvents: true } }
  const { OperationEvents = [] } = await client.send(new DescribeEventsCommand(input))
  expect(OperationEvents).toMatchObject([{ LogicalResourceId: 'Q', EventType: 'PROVISIONING_ERROR' }])
})

test('long lists come in pages', async () => {
  const queues = Array.from({ length: 60 }, (_, index) => `Q${index}: { Type: AWS::SQS::Queue }`)
  await create('long', `Resources: { ${queues.join(', ')} }`)
  const client = endpoint.client()
  const first = await client.send(new DescribeStackEventsCommand({ StackName: 'long' }))
  const second = await client.send(new DescribeStackEventsCommand({ StackName: 'long', NextToken: first.NextToken }))
  expect([first.StackEvents?.length, second.StackEvents?.length, second.NextToken]).toEqual([100, 82, undefined])
})

test('a role of another account gives keys for that account, unless it is denied', async () => {
  const sts = new STSClient({
    endpoint: endpoint.url(),
    region: 'eu-west-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 's' },
  })
  expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe('000000000000')
  const role = { RoleArn: 'arn:aws:iam::444455556666:role/deploy', RoleSessionName: 'hadron' }
  const { Credentials } = await sts.send(new AssumeRoleCommand(role))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = Credentials ?? {}
  const session = new STSClient({
    endpoint: endpoint.url(),
    region: 'eu-west-1',
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  })
  expect(await session.send(new GetCallerIdentityCommand({}))).toMatchObject({
    Account: '444455556666',
    Arn: 'arn:aws:sts::444455556666:assumed-role/deploy/hadron',
  })
  session.destroy()
  const client = endpoint.client(AccessKeyId)
  const { StackId } = await client.send(new CreateStackCommand({ StackName: 'assumed', TemplateBody: QUEUE }))
  expect(StackId).toContain(':444455556666:')
  await endpoint.control('PUT', 'denied-roles', ['*:444455556666:*'])
  expect(await refusal(sts.send(new AssumeRoleCommand(role)))).toMatchObject({
    $metadata: { httpStatusCode: 403 },
    message:
      'User: arn:aws:iam::000000000000:root is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/deploy',
  })
  sts.destroy()
})

test('a call by GET, an unknown action and an action that is missing here are answered', async () => {
  const get = (query: string) => fetch(`${endpoint.url()}/?${query}&Version=2010-05-15`)
  const listed = await get('Action=ListStacks&StackStatusFilter=')
  expect([listed.status, listed.headers.get('x-amzn-requestid')]).toEqual([
    200,
    expect.stringMatching(/^[0-9a-f-]{36}$/),
  ])
  expect(await (await get('Action=Fly')).text()).toContain('<Code>InvalidAction</Code>')
  expect(await (await get('Action=StartResourceScan')).text()).toContain('does not implement StartResourceScan')
})

test('bad input is answered, never a crash', async () => {
  const big = await fetch(endpoint.url(), { method: 'POST', body: 'A'.repeat(17 * 1024 * 1024) })
  expect(big.status).toBe(413)
  const deep = await refusal(create('deep', `{"Resources": ${'['.repeat(50_000)}`))
  expect(deep.message).toMatch(/Nesting deeper than 100 levels/)
  const bomb = `A: &a [x]\nB: &b [*a, *a]\nC: [*b, *b]\n${QUEUE}`
  expect((await refusal(create('bomb', bomb))).message).toMatch(/YAML aliases are not allowed/)
  expect((await refusal(create('large', ' '.repeat(51_201)))).message).toMatch(/less than or equal to 51200$/)
  for (const body of ['%', 'a.b.c=1&a=2&a.b=3', '__proto__.x=1', 'Action=DescribeStacks&StackName.member.1=x']) {
    expect((await fetch(endpoint.url(), { method: 'POST', body })).status).toBeLessThan(500)
  }
  const odd = await endpoint.client().send(new DescribeStacksCommand({}))
  expect(odd.Stacks).toEqual([])
})

test('LimitExceeded and a change set that hangs can be had', async () => {
  await endpoint.control('PUT', 'stack-limit', { stacks: 0 })
  expect((await refusal(create('over'))).name).toBe('LimitExceededException')
  await endpoint.control('PUT', 'stack-limit', { stacks: 5 })
  const retrying = connect(endpoint.url(), '000000000000', 'eu-west-1', 3)
  await endpoint.control('POST', 'faults', { times: 1, error: { code: 'InternalFailure', message: 'x', status: 500 } })
  const input = { StackName: 'hanging', ChangeSetName: 'one', ChangeSetType: 'CREATE', TemplateBody: QUEUE } as const
  await retrying.send(new CreateChangeSetCommand(input))
  retrying.destroy()
})
