import type { Preferences } from './preferences.ts'
import type { OperationResult } from './stack-set.ts'

/** How many accounts may fail in one region before the operation fails; none unless more is said. */
export function toleranceOf(
  { failureToleranceCount, failureTolerancePercentage }: Preferences,
  accounts: number,
): number {
  if (failureTolerancePercentage !== undefined) return Math.floor((accounts * failureTolerancePercentage) / 100)
  return failureToleranceCount ?? 0
}

/** Whether more accounts have failed in one region than may. */
export function isOverBudget(preferences: Preferences, inRegion: OperationResult[]): boolean {
  return failuresIn(inRegion) > toleranceOf(preferences, inRegion.length)
}

/**
 * How many accounts of one region may be worked on at once. Strictly, never more than could all fail without going
 * further over the tolerance than by one; so each failure takes a place away.
 */
export function concurrencyOf(preferences: Preferences, inRegion: OperationResult[]): number {
  const { maxConcurrentCount, maxConcurrentPercentage, concurrencyMode } = preferences
  const wanted =
    maxConcurrentPercentage === undefined
      ? (maxConcurrentCount ?? 1)
      : Math.max(1, Math.floor((inRegion.length * maxConcurrentPercentage) / 100))
  if (concurrencyMode === 'SOFT_FAILURE_TOLERANCE') return wanted
  return Math.max(1, Math.min(wanted, toleranceOf(preferences, inRegion.length) - failuresIn(inRegion) + 1))
}

function failuresIn(results: OperationResult[]): number {
  return results.filter(({ status }) => status === 'FAILED').length
}
