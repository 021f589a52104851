import { expect, test } from 'vitest'
import type { WaveStanding } from '../../../server/rollouts/advancing/next-move.ts'
import { groupCauses, pauseMessage } from '../../../server/rollouts/advancing/pause-message.ts'
import { secondsLeft, type TimedStanding } from '../../../server/rollouts/queries/eta.ts'

const budget = { failures: 1, tolerance: 0, canary: false }

test('a pause names who failed, and of what', () => {
  const failing = [{ name: 'orders/prod', reason: 'TargetGroup failed: quota reached. What ran before still runs.' }]
  expect(pauseMessage(budget, failing)).toBe(
    'Paused: 1 failure, none allowed. orders/prod: TargetGroup failed: quota reached.',
  )
})

test('members that failed of the same thing are told together, even when the reason names them', () => {
  const failing = ['orders', 'carts', 'mail', 'blog'].map((name) => ({
    name: `${name}/prod`,
    reason: `hadron-${name}: quota reached.`,
  }))
  expect(groupCauses(failing)).toHaveLength(1)
  expect(pauseMessage({ failures: 4, tolerance: 3, canary: false }, failing)).toBe(
    'Paused: 4 failures, 3 allowed. orders/prod, carts/prod, mail/prod and 1 more: hadron-orders: quota reached.',
  )
})

test('more than three causes are counted, not listed', () => {
  const failing = [1, 2, 3, 4, 5].map((n) => ({ name: `m${n}/prod`, reason: `Cause ${'x'.repeat(n)}.` }))
  expect(pauseMessage({ ...budget, failures: 5 }, failing)).toMatch(/2 more causes\.$/)
})

const wave = (given: Partial<WaveStanding & { bakeMinutes: number }>) => ({
  number: 1,
  status: 'waiting' as const,
  canary: false,
  bakeLeftMs: 0,
  waiting: 0,
  deploying: 0,
  failed: 0,
  bakeMinutes: 0,
  ...given,
})
const standing = (waves: TimedStanding['waves'], concurrency = 10): TimedStanding => ({
  mode: 'soft',
  tolerance: 5,
  concurrency,
  forgiven: 0,
  waves,
})

test.each([
  ['a round for as many as may be in flight', standing([wave({ waiting: 25 })]), 300],
  [
    'the bake of each wave',
    standing([wave({ waiting: 1, bakeMinutes: 15 }), wave({ number: 2, waiting: 1, bakeMinutes: 60 })]),
    200 + 75 * 60,
  ],
  [
    'what is left of a bake that goes on',
    standing([wave({ status: 'baking', bakeLeftMs: 90_000, bakeMinutes: 15 })]),
    90,
  ],
  ['nothing for waves that have passed', standing([wave({ status: 'passed', bakeMinutes: 15 })]), 0],
  [
    'one at a time for a strict rollout that tolerates nothing',
    { ...standing([wave({ waiting: 3 })]), mode: 'strict' as const, tolerance: 0 },
    300,
  ],
])('the time left counts %s', (_, given, seconds) => {
  expect(secondsLeft(given, 100)).toBe(seconds)
})

test('the time left is unknown while no deployment has ended', () => {
  expect(secondsLeft(standing([wave({ waiting: 1 })]), null)).toBeNull()
})
