import type { Stage } from '../deployments/target.ts'

/** How many of a stage: a count, or a share in per cent, rounded up to at least one. */
export type Share = { count: number } | { percent: number } | 'rest'

/**
 * How a rollout is cut into waves and when it stops by itself.
 * The steps are taken inside each stage before the next stage begins.
 */
export interface Strategy {
  preset: 'canary' | 'all_at_once' | 'one_at_a_time' | 'half_at_a_time' | 'rolling' | 'linear'
  steps: Share[]
  /** Minutes a finished wave is watched before the next may start, per stage; 0 to 10080. */
  bakeMinutes: Record<Stage, number>
  /** Failures that are tolerated in the whole rollout before it pauses; 0 pauses at the first. */
  tolerance: { count: number } | { percent: number }
  /** Members in flight at once, 1 to 1000. */
  concurrency: number
  /** `strict` lowers concurrency so that failures never exceed tolerance + 1; `soft` keeps it (StackSets' words). */
  mode: 'strict' | 'soft'
}
