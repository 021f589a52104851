import { CreateStackCommand, ListStacksCommand, UpdateStackCommand } from '@aws-sdk/client-cloudformation'
import { afterEach, expect, test, vi } from 'vitest'
import { refusal, stackOf, testEndpoint } from '../endpoint.ts'
import { form } from './request.ts'

const endpoint = testEndpoint()
const queue = (delay: number) => `Resources: { Q: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: ${delay} } } }`

const create = (name: string) =>
  endpoint.client().send(new CreateStackCommand({ StackName: name, TemplateBody: queue(1) }))
const log = async (query = '') => {
  const { calls } = (await endpoint.control('GET', `calls?${query}`)) as { calls: Record<string, unknown>[] }
  return calls
}

afterEach(() => endpoint.control('POST', 'reset'))

test('somebody else updates and deletes a stack, past faults and throttles', async () => {
  await create('shop')
  await endpoint.control('PUT', 'throttle', { writes: { perSecond: 0.001, burst: 1 } })
  await endpoint.control('POST', 'faults', { error: { code: 'InternalFailure', message: 'x', status: 500 } })
  const update = { StackName: 'shop', TemplateBody: queue(2), Tags: [{ Key: 'by', Value: 'hand' }] }
  await endpoint.control('POST', 'outside', { action: 'UpdateStack', parameters: update })
  await endpoint.control('DELETE', 'faults')
  expect(await stackOf(endpoint.client(), 'shop')).toMatchObject({
    StackStatus: 'UPDATE_COMPLETE',
    Tags: [{ Key: 'by', Value: 'hand' }],
  })
  await endpoint.control('POST', 'outside', { action: 'DeleteStack', parameters: { StackName: 'shop' } })
  expect((await refusal(stackOf(endpoint.client(), 'shop'))).message).toContain('does not exist')
  const others = (await log()).filter(({ caller }) => caller === 'somebody-else')
  expect(others.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    'UpdateStack accepted',
    'DeleteStack accepted',
  ])
})

test('somebody else may do what is not about one stack', async () => {
  const made = { action: 'CreateStackSet', parameters: { StackSetName: 'everywhere', TemplateBody: queue(1) } }
  expect(await endpoint.control('POST', 'outside', made)).toMatchObject({
    StackSetId: expect.stringContaining('everywhere'),
  })
  expect(await log('action=CreateStackSet')).toMatchObject([{ outcome: 'accepted', caller: 'somebody-else' }])
})

test('what somebody else may not do is refused and in the log', async () => {
  const update = { action: 'UpdateStack', parameters: { StackName: 'none', TemplateBody: queue(1) } }
  await expect(endpoint.control('POST', 'outside', update)).rejects.toThrow('400 {"error":"ValidationError: ')
  expect(await log('outcome=rejected')).toMatchObject([{ action: 'UpdateStack', code: 'ValidationError' }])
  const unknown = endpoint.control('POST', 'outside', { action: 'Fly', parameters: { StackName: 'x' } })
  await expect(unknown).rejects.toThrow('does not implement Fly')
})

test('an alarm that is set rolls back the update it is a trigger of', async () => {
  await create('watched')
  const { arn } = (await endpoint.control('PUT', 'alarms', {
    name: 'errors',
    state: 'ALARM',
    region: 'eu-west-1',
  })) as { arn: string }
  const RollbackConfiguration = { RollbackTriggers: [{ Arn: arn, Type: 'AWS::CloudWatch::Alarm' }] }
  const update = { StackName: 'watched', TemplateBody: queue(2), RollbackConfiguration }
  await endpoint.client().send(new UpdateStackCommand(update))
  expect((await stackOf(endpoint.client(), 'watched')).StackStatus).toBe('UPDATE_ROLLBACK_COMPLETE')
})

test('the log names who called, and calls of every service', async () => {
  await endpoint.client('111122223333').send(new ListStacksCommand({}))
  await fetch(`${endpoint.url()}/assets/key`, { method: 'PUT', body: 'x' })
  expect(await log()).toMatchObject([
    { account: '111122223333', caller: '111122223333', service: 'cloudformation', action: 'ListStacks' },
    { service: 's3', action: 'PutObject', outcome: 'accepted' },
  ])
})

test('a bucket of its own throttles an action of any service', async () => {
  await endpoint.control('PUT', 'throttle', { actions: { PutObject: { perSecond: 0.001, burst: 1 } } })
  const put = () => fetch(`${endpoint.url()}/assets/key`, { method: 'PUT', body: 'x' })
  expect([(await put()).status, (await put()).status]).toEqual([200, 400])
  await endpoint.control('PUT', 'throttle', {})
  expect((await put()).status).toBe(200)
})

test('a call can be held before it acts', async () => {
  await endpoint.control('POST', 'faults', { action: 'CreateStack', delayBeforeMs: 600_000, times: 1 })
  const gaveUp = new AbortController()
  const body = form({ Action: 'CreateStack', StackName: 'held', TemplateBody: queue(1) })
  const creating = fetch(endpoint.url(), { method: 'POST', body, signal: gaveUp.signal })
  await vi.waitFor(async () => expect(await endpoint.control('GET', 'faults')).toMatchObject([{ times: 0 }]))
  expect((await endpoint.client().send(new ListStacksCommand({}))).StackSummaries).toEqual([])
  gaveUp.abort()
  await expect(creating).rejects.toThrow()
})

test('a snapshot holds objects and rules as well, and a reset forgets them', async () => {
  await fetch(`${endpoint.url()}/assets/key.txt`, { method: 'PUT', body: 'kept', headers: { 'x-amz-meta-by': 'me' } })
  await endpoint.control('PUT', 'durations', { 'AWS::SQS::Queue': 7 })
  const state = await endpoint.control('GET', 'state')
  await endpoint.control('POST', 'reset')
  expect((await fetch(`${endpoint.url()}/assets/key.txt`)).status).toBe(404)
  await endpoint.control('POST', 'state', state)
  const answer = await fetch(`${endpoint.url()}/assets/key.txt`)
  expect([await answer.text(), answer.headers.get('x-amz-meta-by')]).toEqual(['kept', 'me'])
  expect(await endpoint.control('GET', 'durations')).toEqual({ 'AWS::SQS::Queue': 7 })
})

test('a rule that is wrong is refused in words and changes nothing', async () => {
  const wrong: [string, string, unknown][] = [
    ['POST', 'faults', { action: 'CreateStack' }],
    ['POST', 'failures', { on: 'explode' }],
    ['POST', 'failures', { on: 'create', typo: true }],
    ['POST', 'faults', { times: 0 }],
    ['PUT', 'time', { scale: -1 }],
    ['PUT', 'throttle', { reads: { perSecond: 1 } }],
    ['POST', 'state', { records: 'none' }],
  ]
  for (const [method, route, body] of wrong) {
    await expect(endpoint.control(method, route, body)).rejects.toThrow(/: 400 \{"error":".+"\}/)
  }
  expect(await endpoint.control('GET', 'failures')).toEqual([])
  await expect(endpoint.control('GET', 'nothing')).rejects.toThrow('GET /_hadron/ lists what there is')
})
