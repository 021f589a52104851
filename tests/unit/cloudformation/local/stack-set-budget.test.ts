import { expect, test } from 'vitest'
import { concurrencyOf, isOverBudget, toleranceOf } from '../../../../server/cloudformation/local/stack-sets/budget.ts'
import type { Preferences } from '../../../../server/cloudformation/local/stack-sets/preferences.ts'
import type { OperationResult } from '../../../../server/cloudformation/local/stack-sets/stack-set.ts'

const region = (accounts: number, failed = 0): OperationResult[] =>
  Array.from({ length: accounts }, (_, index) => ({
    account: String(index).padStart(12, '0'),
    region: 'eu-west-1',
    status: index < failed ? 'FAILED' : 'PENDING',
  }))
const preferences = (given: Partial<Preferences>): Preferences => ({ regionOrder: [], ...given })

test('without preferences one account is worked on at a time, and none may fail', () => {
  expect(concurrencyOf(preferences({}), region(10))).toBe(1)
  expect(isOverBudget(preferences({}), region(10))).toBe(false)
  expect(isOverBudget(preferences({}), region(10, 1))).toBe(true)
})

test('percentages are rounded down, but one account is always worked on', () => {
  expect(toleranceOf(preferences({ failureTolerancePercentage: 25 }), 10)).toBe(2)
  expect(toleranceOf(preferences({ failureTolerancePercentage: 5 }), 10)).toBe(0)
  const soft = { concurrencyMode: 'SOFT_FAILURE_TOLERANCE' } as const
  expect(concurrencyOf(preferences({ ...soft, maxConcurrentPercentage: 35 }), region(10))).toBe(3)
  expect(concurrencyOf(preferences({ ...soft, maxConcurrentPercentage: 1 }), region(10))).toBe(1)
})

test('strictly, no more are worked on than the tolerance and one, and each failure takes a place away', () => {
  const strict = preferences({ failureToleranceCount: 3, maxConcurrentCount: 10 })
  expect([0, 1, 2, 3].map((failed) => concurrencyOf(strict, region(10, failed)))).toEqual([4, 3, 2, 1])
})

test('softly, failures do not slow the others down', () => {
  const soft = preferences({
    failureToleranceCount: 3,
    maxConcurrentCount: 10,
    concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
  })
  expect([0, 3].map((failed) => concurrencyOf(soft, region(10, failed)))).toEqual([10, 10])
})
