import { expect, test } from 'vitest'
import { Problem } from '../../../server/errors.ts'
import { defaultStrategy, presets, settleStrategy, strategyIssues } from '../../../server/rollouts/planning/presets.ts'
import type { Strategy } from '../../../server/rollouts/strategy.ts'

const bake = (development: number) => ({ bakeMinutes: { ...defaultStrategy.bakeMinutes, development } })

test.each([
  [
    { concurrency: 0 },
    '/strategy/concurrency',
    'Concurrency is 1 to 1,000 members in flight, in whole numbers, not 0.',
  ],
  [
    { concurrency: -1 },
    '/strategy/concurrency',
    'Concurrency is 1 to 1,000 members in flight, in whole numbers, not -1.',
  ],
  [
    { concurrency: 1e9 },
    '/strategy/concurrency',
    'Concurrency is 1 to 1,000 members in flight, in whole numbers, not 1000000000.',
  ],
  [
    { concurrency: 1.5 },
    '/strategy/concurrency',
    'Concurrency is 1 to 1,000 members in flight, in whole numbers, not 1.5.',
  ],
  [
    { tolerance: { percent: 101 } },
    '/strategy/tolerance/percent',
    'Tolerance is 0 to 100 % of the members, in whole numbers, not 101.',
  ],
  [bake(-5), '/strategy/bakeMinutes/development', 'A bake is 0 to 10,080 minutes (a week), in whole numbers, not -5.'],
  [{ steps: [] }, '/strategy/steps', 'A strategy has 1 to 20 steps, not 0.'],
  [
    { steps: [{ percent: 0 }] },
    '/strategy/steps/0/percent',
    'A step takes 1 to 100 % of a stage, in whole numbers, not 0.',
  ],
  [{ steps: [{ percent: 70 }, { percent: 60 }] }, '/strategy/steps', 'The steps add up to 130 %, of at most 100 %.'],
  [{ steps: ['rest', { count: 1 }] }, '/strategy/steps/0', 'Nothing is left after the rest: make it the last step.'],
] as [Partial<Strategy>, string, string][])('refuses %j and names the range', (given, at, message) => {
  expect(strategyIssues({ ...defaultStrategy, ...given })).toEqual([{ at, message }])
})

test('refuses with one reason and every issue at once', () => {
  const refused = () => settleStrategy({ concurrency: 0, tolerance: { percent: 101 } })
  expect(refused).toThrow(Problem)
  expect(refused).toThrow(
    expect.objectContaining({
      code: 'BAD_REQUEST',
      reason: 'ROLLOUT_SETTING',
      issues: [expect.anything(), expect.anything()],
    }),
  )
})

test.each(Object.keys(presets) as Strategy['preset'][])('the preset %s can be carried out as it is', (preset) => {
  expect(settleStrategy({ preset }).steps).toEqual(presets[preset].steps)
})

test('fills in what was not said', () => {
  expect(settleStrategy()).toEqual(defaultStrategy)
})
