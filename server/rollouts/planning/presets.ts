import { Problem } from '../../errors.ts'
import type { Strategy } from '../strategy.ts'

type Preset = Strategy['preset']

/** The classic ways to cut a fleet, with the words that explain them. */
export const presets: Record<Preset, { title: string; explains: string; steps: Strategy['steps'] }> = {
  canary: {
    title: 'Canary',
    explains: 'One first, then 5 %, then 25 %, then the rest of each stage.',
    steps: [{ count: 1 }, { percent: 5 }, { percent: 25 }, 'rest'],
  },
  all_at_once: { title: 'All at once', explains: 'Every member of a stage together.', steps: ['rest'] },
  one_at_a_time: { title: 'One at a time', explains: 'Each member waits for the one before.', steps: [{ count: 1 }] },
  half_at_a_time: {
    title: 'Half at a time',
    explains: 'Half of a stage, then the other half.',
    steps: [{ percent: 50 }],
  },
  rolling: { title: 'Rolling', explains: 'Groups of the same size, one after the other.', steps: [{ count: 10 }] },
  linear: { title: 'Linear', explains: 'A tenth of a stage in each wave.', steps: [{ percent: 10 }] },
}

/** What a rollout does when nobody says otherwise. */
export const defaultStrategy: Strategy = {
  preset: 'canary',
  steps: presets.canary.steps,
  bakeMinutes: { development: 15, staging: 15, production: 60 },
  tolerance: { percent: 5 },
  concurrency: 40,
  mode: 'strict',
}

const maxBakeMinutes = 10_080

/** Fills in what was not said, and refuses what cannot be carried out with `ROLLOUT_SETTING`, naming every range. */
export function settleStrategy(given: Partial<Strategy> = {}): Strategy {
  const preset = given.preset ?? defaultStrategy.preset
  const strategy = { ...defaultStrategy, ...given, preset, steps: given.steps ?? presets[preset].steps }
  const issues = strategyIssues(strategy)
  const [first] = issues
  if (!first) return strategy
  const more = issues.length > 1 ? ` ${issues.length - 1} more below.` : ''
  throw new Problem('BAD_REQUEST', `${first.message}${more}`, { reason: 'ROLLOUT_SETTING', at: first.at, issues })
}

/** Everything about a strategy that is out of range, each with its JSON pointer. */
export function strategyIssues(strategy: Strategy): { at: string; message: string }[] {
  const { steps, bakeMinutes, tolerance, concurrency } = strategy
  return [
    ...outside('/strategy/concurrency', concurrency, [1, 1_000], 'Concurrency is 1 to 1,000 members in flight'),
    ...Object.entries(bakeMinutes).flatMap(([stage, minutes]) =>
      outside(`/strategy/bakeMinutes/${stage}`, minutes, [0, maxBakeMinutes], 'A bake is 0 to 10,080 minutes (a week)'),
    ),
    ...('count' in tolerance
      ? outside('/strategy/tolerance/count', tolerance.count, [0, 100_000], 'Tolerance is 0 to 100,000 failures')
      : outside('/strategy/tolerance/percent', tolerance.percent, [0, 100], 'Tolerance is 0 to 100 % of the members')),
    ...stepIssues(steps),
  ]
}

function stepIssues(steps: Strategy['steps']): { at: string; message: string }[] {
  if (steps.length < 1 || steps.length > 20)
    return [{ at: '/strategy/steps', message: `A strategy has 1 to 20 steps, not ${steps.length}.` }]
  const ranges = steps.flatMap((step, i) => {
    if (step === 'rest') return []
    return 'count' in step
      ? outside(`/strategy/steps/${i}/count`, step.count, [1, 100_000], 'A step takes 1 to 100,000 members')
      : outside(`/strategy/steps/${i}/percent`, step.percent, [1, 100], 'A step takes 1 to 100 % of a stage')
  })
  const rest = steps.indexOf('rest')
  const early = rest >= 0 && rest < steps.length - 1
  const percent = steps.reduce((sum, step) => sum + (step !== 'rest' && 'percent' in step ? step.percent : 0), 0)
  return [
    ...ranges,
    ...(early
      ? [{ at: `/strategy/steps/${rest}`, message: 'Nothing is left after the rest: make it the last step.' }]
      : []),
    ...(percent > 100
      ? [{ at: '/strategy/steps', message: `The steps add up to ${percent} %, of at most 100 %.` }]
      : []),
  ]
}

function outside(at: string, value: number, [from, to]: [number, number], rule: string) {
  if (Number.isInteger(value) && value >= from && value <= to) return []
  return [{ at, message: `${rule}, in whole numbers, not ${value}.` }]
}
