import { expect, test } from 'vitest'
import { concerns, routersToRefresh } from '../../../app/_trpc/live-topics.ts'
import { appRouter } from '../../../server/api/router.ts'

test('asks again the routers whose answers a change may have altered', () => {
  expect([...routersToRefresh(['deployment:dep-1', 'deployments'])]).toEqual(['deployments', 'home', 'audit'])
})

test('what happens to any target may change what is said of a pipeline', () => {
  for (const topic of ['target:ins-1', 'targets', 'services', 'templates'])
    expect([...routersToRefresh([topic])], topic).toContain('pipelines')
})

test('a topic nobody knows is taken to be a router', () => {
  expect([...routersToRefresh(['accounts:acc-1', 'novelty:1'])]).toContain('novelty')
})

test('names only routers that exist', () => {
  const topics = [
    'deployment',
    'deployments',
    'target',
    'targets',
    'services',
    'rollout',
    'rollouts',
    'template',
    'templates',
    'accounts',
  ]
  const known = Object.keys(appRouter._def.record)
  for (const name of routersToRefresh(topics)) expect(known).toContain(name)
})

test('a page hears of its own record and of the lists it watches', () => {
  expect(concerns(['deployment:dep-1'], ['deployment:dep-1'])).toBe(true)
  expect(concerns(['deployment:dep-1'], ['deployment:dep-2'])).toBe(false)
  expect(concerns(['deployment'], ['deployment:dep-2'])).toBe(true)
  expect(concerns(['deployments'], ['target:env-1', 'deployments'])).toBe(true)
})
