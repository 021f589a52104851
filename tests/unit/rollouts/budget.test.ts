import { expect, test } from 'vitest'
import { type BudgetFacts, budgetOf, toleranceOf } from '../../../server/rollouts/advancing/budget.ts'

const facts = (given: Partial<BudgetFacts>): BudgetFacts => ({
  mode: 'strict',
  tolerance: 5,
  concurrency: 40,
  failed: 0,
  forgiven: 0,
  canary: false,
  failedInWave: 0,
  ...given,
})

test.each([
  [0, 6, false],
  [2, 4, false],
  [5, 1, false],
  [6, 0, true],
])('strict: after %i of 5 failures, %i may be in flight', (failed, allowedInFlight, breached) => {
  expect(budgetOf(facts({ failed }))).toMatchObject({ allowedInFlight, breached })
})

test.each([
  [0, 40, false],
  [5, 40, false],
  [6, 0, true],
])('soft: after %i of 5 failures, %i may be in flight', (failed, allowedInFlight, breached) => {
  expect(budgetOf(facts({ mode: 'soft', failed }))).toMatchObject({ allowedInFlight, breached })
})

test('never more in flight than the concurrency', () => {
  expect(budgetOf(facts({ tolerance: 100, concurrency: 3 })).allowedInFlight).toBe(3)
})

test('failures that a person resumed over no longer count', () => {
  expect(budgetOf(facts({ tolerance: 0, failed: 2, forgiven: 2 }))).toMatchObject({ failures: 0, breached: false })
  expect(budgetOf(facts({ tolerance: 0, failed: 3, forgiven: 2 }))).toMatchObject({ failures: 1, breached: true })
})

test('a canary tolerates no failure of its own, but does not pay for those of earlier waves', () => {
  expect(budgetOf(facts({ canary: true, failed: 1, failedInWave: 1 }))).toMatchObject({ breached: true, tolerance: 0 })
  expect(budgetOf(facts({ canary: true, failed: 2, failedInWave: 0 }))).toMatchObject({
    breached: false,
    allowedInFlight: 1,
  })
})

test.each([
  [{ percent: 5 }, 1_190, 59],
  [{ percent: 5 }, 19, 0],
  [{ percent: 100 }, 7, 7],
  [{ count: 3 }, 7, 3],
])('%j of %i members tolerates %i failures: percentages are rounded down', (tolerance, size, failures) => {
  expect(toleranceOf(tolerance, size)).toBe(failures)
})
