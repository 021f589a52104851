import type { Strategy } from '../strategy.ts'

/** How many failures a rollout of so many members tolerates. A percentage is rounded down, as StackSets does. */
export function toleranceOf(tolerance: Strategy['tolerance'], members: number): number {
  return 'count' in tolerance ? tolerance.count : Math.floor((members * tolerance.percent) / 100)
}

export interface BudgetFacts {
  mode: Strategy['mode']
  tolerance: number
  concurrency: number
  /** Members that have failed and were neither retried nor skipped. */
  failed: number
  /** How many of them a person has looked at and resumed over. */
  forgiven: number
  /** The wave that runs is a canary: it tolerates nothing. */
  canary: boolean
  /** Members of that wave that have failed. */
  failedInWave: number
}

export interface Budget {
  /** Failures that count, and how many may count before the rollout pauses. */
  failures: number
  tolerance: number
  breached: boolean
  /** How many members may be in flight right now. */
  allowedInFlight: number
}

/**
 * StackSets' arithmetic. `strict` lowers the members in flight with each failure, so that failures never exceed
 * tolerance + 1; `soft` keeps the concurrency, so that they never exceed tolerance + concurrency.
 */
export function budgetOf(facts: BudgetFacts): Budget {
  const counted = Math.max(0, facts.failed - facts.forgiven)
  const failures = facts.canary ? Math.min(counted, facts.failedInWave) : counted
  const tolerance = facts.canary ? 0 : facts.tolerance
  const breached = failures > tolerance || counted > facts.tolerance
  const room = Math.min(tolerance - failures, facts.tolerance - counted) + 1
  const allowed = facts.mode === 'strict' ? Math.min(facts.concurrency, room) : facts.concurrency
  return { failures, tolerance, breached, allowedInFlight: breached ? 0 : Math.max(0, allowed) }
}
