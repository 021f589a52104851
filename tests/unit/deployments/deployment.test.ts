import { expect, test } from 'vitest'
import { blocked, canMove, deploymentStatuses, isFinished, moves } from '../../../server/deployments/deployment.ts'

test('every status can be reached from queued', () => {
  const reached = new Set(['queued'])
  for (const status of reached) for (const next of moves[status as keyof typeof moves]) reached.add(next)
  expect([...reached].toSorted()).toEqual(deploymentStatuses.toSorted())
})

test('succeeded, failed and cancelled are the end', () => {
  expect(deploymentStatuses.filter(isFinished)).toEqual(['succeeded', 'failed', 'cancelled'])
})

test('a deployment never goes back', () => {
  expect(canMove('deploying', 'preparing')).toBe(false)
  expect(canMove('rolling_back', 'deploying')).toBe(false)
})

const update = { kind: 'change', step: 'watch', cancelRequestedAt: null } as const

test('an update that is going on can be cancelled, a creation or deletion cannot', () => {
  expect(blocked({ ...update, status: 'deploying' }).cancel).toBeUndefined()
  expect(blocked({ ...update, kind: 'create', status: 'deploying' }).cancel).toMatch(/being created/)
  expect(blocked({ ...update, kind: 'delete', status: 'deploying' }).cancel).toMatch(/deletion that has started/)
})

test('what is finished, or being cancelled, says so instead of being cancelled again', () => {
  expect(blocked({ ...update, status: 'succeeded' }).cancel).toBe('This deployment has already succeeded.')
  expect(blocked({ ...update, status: 'deploying', cancelRequestedAt: new Date() }).cancel).toMatch(
    /already been requested/,
  )
})
