import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toleranceOf } from '../../../server/rollouts/advancing/budget.ts'
import { presets } from '../../../server/rollouts/planning/presets.ts'
import { cutWaves } from '../../../server/rollouts/planning/waves.ts'
import type { Strategy } from '../../../server/rollouts/strategy.ts'
import { strategyOf } from './fleet-of.ts'
import { Simulation } from './simulate.ts'

const stage = fc.constantFrom('development', 'staging', 'production')
const fleet = fc
  .array(fc.record({ stage, shape: fc.constantFrom('A', 'B') }), { minLength: 1, maxLength: 40 })
  .map((list) => list.map((member, i) => ({ ...member, targetId: `t${i}` })))
const strategy: fc.Arbitrary<Strategy> = fc
  .record({
    preset: fc.constantFrom(...(Object.keys(presets) as Strategy['preset'][])),
    tolerance: fc.oneof(
      fc.record({ count: fc.integer({ min: 0, max: 6 }) }),
      fc.record({ percent: fc.integer({ min: 0, max: 50 }) }),
    ),
    concurrency: fc.integer({ min: 1, max: 12 }),
    mode: fc.constantFrom('strict', 'soft'),
    bakeMinutes: fc.record({
      development: fc.integer({ min: 0, max: 3 }),
      staging: fc.integer({ min: 0, max: 3 }),
      production: fc.integer({ min: 0, max: 3 }),
    }),
  })
  .map((given) => strategyOf(given))
/** What the world does next: a worker steps or dies, a deployment ends, a minute passes. */
type Happening = { is: 'step'; dies: boolean } | { is: 'end'; fails: number; pick: number } | { is: 'minute' }
const event: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ is: fc.constant('step' as const), dies: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('end' as const), fails: fc.integer({ min: 0, max: 9 }), pick: fc.nat(50) }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('minute' as const) }) },
)

function play(simulation: Simulation, events: Happening[], check: () => void) {
  for (const happening of events) {
    if (happening.is === 'step') simulation.step(happening.dies)
    if (happening.is === 'end') simulation.finishOne(happening.fails < 2 ? 'failed' : 'upgraded', happening.pick)
    if (happening.is === 'minute') simulation.now += 1
    check()
  }
}

/** Enough that a broken rule does not slip through by luck. */
const often = { numRuns: 600 }

const worlds = fc.record({ fleet, strategy, events: fc.array(event, { maxLength: 300 }) })
const simulate = (world: { fleet: Parameters<typeof cutWaves>[0]; strategy: Strategy }) =>
  new Simulation(
    cutWaves(world.fleet, world.strategy),
    world.strategy,
    toleranceOf(world.strategy.tolerance, world.fleet.length),
  )

test('never more in flight than the concurrency; strict: than the tolerance leaves', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const simulation = simulate(world)
      const { mode, tolerance, concurrency } = simulation.settings
      play(simulation, world.events, () => {
        const flying = simulation.inFlight().length
        expect(flying).toBeLessThanOrEqual(concurrency)
        if (mode === 'strict')
          expect(flying).toBeLessThanOrEqual(Math.max(0, tolerance + 1 - simulation.count('failed')))
      })
    }),
    often,
  )
})

test('failures stay within tolerance + 1 (strict) or tolerance + concurrency (soft)', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const simulation = simulate(world)
      const { mode, tolerance, concurrency } = simulation.settings
      play(simulation, world.events, () => {
        expect(simulation.count('failed')).toBeLessThanOrEqual(tolerance + (mode === 'strict' ? 1 : concurrency))
      })
    }),
    often,
  )
})

test('nobody of a wave starts before every wave before it has passed, and nobody while it is paused', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const simulation = simulate(world)
      play(simulation, world.events, () => undefined)
      for (const { wave, passed, status } of simulation.started) {
        expect(passed).toBeGreaterThanOrEqual(wave - 1)
        expect(status).toBe('running')
      }
    }),
    often,
  )
})

test('no member is lost: with a person who resumes, every rollout completes and every member has an end', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const simulation = simulate(world)
      play(simulation, world.events, () => expect(simulation.members).toHaveLength(world.fleet.length))
      for (let i = 0; simulation.status !== 'completed' && i < 5_000; i++) {
        simulation.resume()
        simulation.step(false)
        simulation.finishOne('upgraded', i)
        simulation.now += 1
      }
      expect(simulation.status).toBe('completed')
      expect(simulation.count('upgraded') + simulation.count('failed')).toBe(world.fleet.length)
    }),
    { numRuns: 150 },
  )
})

test('a wave bakes as long as it should, however often a worker dies meanwhile', () => {
  const world = { fleet: [{ targetId: 'a', stage: 'production', shape: 'A' } as const], strategy: strategyOf() }
  const simulation = simulate(world)
  for (let i = 0; i < 2; i++) simulation.step(false)
  simulation.finishOne('upgraded', 0)
  simulation.step(false)
  simulation.now = 59
  for (let i = 0; i < 5; i++) expect(simulation.step(true)).toEqual({ do: 'wait', lookAgainMs: 60_000 })
  simulation.now = 60
  expect(simulation.step(false)).toEqual({ do: 'pass_wave', wave: 1 })
  expect(simulation.step(false)).toEqual({ do: 'complete' })
})
