import { ListStacksCommand } from '@aws-sdk/client-cloudformation'
import { expect, test } from 'vitest'
import { stackOf, storyOf, testEndpoint } from './endpoint.ts'
import { stackCalls, template } from './stack-calls.ts'

/** Fast enough for time to pass while a stack is looked at, which no clock that stands still shows. */
const endpoint = testEndpoint({ timeScale: 0.002 })
const { create } = stackCalls(endpoint)

const manyQueues = JSON.stringify({
  Resources: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`Queue${n}`, { Type: 'AWS::SQS::Queue' }])),
})

test('no stack is forgotten whose resources finish while it is being looked at', async () => {
  const names = Array.from({ length: 60 }, (_, n) => `busy-${n}`)
  await Promise.all(names.map((name) => create(name, manyQueues)))
  const unfinished = async () => {
    const { StackSummaries = [] } = await endpoint
      .client()
      .send(new ListStacksCommand({ StackStatusFilter: ['CREATE_IN_PROGRESS'] }))
    return StackSummaries.map(({ StackName }) => StackName)
  }
  await expect.poll(unfinished, { timeout: 20_000 }).toEqual([])
})

test('moving time forward lets happen what follows from what comes due on the way', async () => {
  await endpoint.control('PUT', 'time', { scale: 1000 })
  await create('chain', template())
  expect((await stackOf(endpoint.client(), 'chain')).StackStatus).toBe('CREATE_IN_PROGRESS')
  await endpoint.control('PUT', 'time', { advanceMs: 600_000 })
  expect((await stackOf(endpoint.client(), 'chain')).StackStatus).toBe('CREATE_COMPLETE')
  expect((await storyOf(endpoint.client(), 'chain')).slice(-4)).toEqual([
    'Topic CREATE_IN_PROGRESS',
    'Topic CREATE_IN_PROGRESS',
    'Topic CREATE_COMPLETE',
    'chain CREATE_COMPLETE',
  ])
})
