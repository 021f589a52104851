import fc from 'fast-check'
import { expect, test } from 'vitest'
import { presets } from '../../../server/rollouts/planning/presets.ts'
import { type Candidate, cutSizes, cutWaves } from '../../../server/rollouts/planning/waves.ts'
import { members, strategyOf, told } from './fleet-of.ts'

test('takes one first, then 5 %, then 25 %, then the rest, inside each stage before the next', () => {
  const fleet = [...members(200), ...members(3, 'development'), ...members(40, 'staging')]
  expect(told(cutWaves(fleet, strategyOf()))).toEqual([
    'development canary: 1',
    'development 5 %: 1',
    'development rest: 1',
    'staging canary: 1',
    'staging 5 %: 2',
    'staging 25 %: 10',
    'staging rest: 27',
    'production canary: 1',
    'production 5 %: 10',
    'production 25 %: 50',
    'production rest: 139',
  ])
})

test.each([
  ['all_at_once', [7]],
  ['one_at_a_time', [1, 1, 1, 1, 1, 1, 1]],
  ['half_at_a_time', [4, 3]],
  ['linear', [1, 1, 1, 1, 1, 1, 1]],
  ['rolling', [7]],
  ['canary', [1, 1, 2, 3]],
] as const)('cuts seven members %s into %j', (preset, sizes) => {
  const waves = cutWaves(members(7), strategyOf({ preset }))
  expect(waves.map(({ targetIds }) => targetIds.length)).toEqual(sizes)
})

test('rounds a percentage of the stage up, to at least one', () => {
  expect(cutSizes(30, [{ percent: 5 }, 'rest']).map(({ size }) => size)).toEqual([2, 28])
  expect(cutSizes(3, [{ percent: 1 }, 'rest']).map(({ size }) => size)).toEqual([1, 2])
})

test('repeats the last step until nobody is left', () => {
  expect(cutSizes(25, [{ count: 1 }, { count: 10 }]).map(({ size }) => size)).toEqual([1, 10, 10, 4])
})

test('a stage that fits into one wave has no canary, because nobody would learn from it', () => {
  expect(cutWaves(members(1), strategyOf())).toMatchObject([{ name: 'production all', canary: false }])
})

test('only the canary strategy has canaries', () => {
  const canaries = (preset: keyof typeof presets) =>
    cutWaves(members(40), strategyOf({ preset })).filter((wave) => wave.canary)
  expect(canaries('canary')).toHaveLength(1)
  expect(canaries('linear')).toHaveLength(0)
})

test('the first members cover every shape, the rarest first', () => {
  const fleet = [...members(50, 'production', 'A'), ...members(5, 'production', 'B'), ...members(1, 'production', 'C')]
  const [canary] = cutWaves(fleet, strategyOf({ steps: [{ count: 3 }, 'rest'] }))
  expect(canary?.targetIds).toEqual(['production-C-0', 'production-B-0', 'production-A-0'])
})

test('each wave bakes as long as its stage says', () => {
  const bakeMinutes = { development: 0, staging: 5, production: 60 }
  const waves = cutWaves([...members(1, 'staging'), ...members(1)], strategyOf({ bakeMinutes }))
  expect(waves.map((wave) => wave.bakeMinutes)).toEqual([5, 60])
})

const fleets: fc.Arbitrary<Candidate[]> = fc
  .array(
    fc.record({
      stage: fc.constantFrom('development', 'staging', 'production'),
      shape: fc.constantFrom('A', 'B', 'C'),
    }),
    { maxLength: 60 },
  )
  .map((list) => list.map((member, i) => ({ ...member, targetId: `t${i}` })))
const preset = fc.constantFrom(...(Object.keys(presets) as (keyof typeof presets)[]))

test('every member is in exactly one wave, and no stage begins before the one before it', () => {
  fc.assert(
    fc.property(fleets, preset, (fleet, chosen) => {
      const waves = cutWaves(fleet, strategyOf({ preset: chosen }))
      expect(waves.flatMap(({ targetIds }) => targetIds).toSorted()).toEqual(
        fleet.map(({ targetId }) => targetId).toSorted(),
      )
      expect(waves.map(({ number }) => number)).toEqual(waves.map((_, i) => i + 1))
      const order = waves.map(({ stage }) => ['development', 'staging', 'production'].indexOf(stage))
      expect(order).toEqual(order.toSorted((a, b) => a - b))
      expect(waves.every(({ targetIds }) => targetIds.length > 0)).toBe(true)
    }),
  )
})

test('the order in which the fleet is read makes no difference', () => {
  fc.assert(
    fc.property(fleets, preset, (fleet, chosen) => {
      const strategy = strategyOf({ preset: chosen })
      expect(cutWaves(fleet.toReversed(), strategy)).toEqual(cutWaves(fleet, strategy))
    }),
  )
})
