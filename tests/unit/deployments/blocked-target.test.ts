import { expect, test } from 'vitest'
import type { Failure } from '../../../server/deployments/deployment.ts'
import { blockedTarget } from '../../../server/deployments/targets/blocked.ts'

const target = { name: 'orders/prod', deletedAt: null }
const succeeded = { id: 'dep-1', kind: 'change', status: 'succeeded', failure: null } as const
const stuck: Failure = { kind: 'stuck', code: 'RESOURCE_FAILED', message: 'Rolling back failed too.' }

test('nothing stands in the way of a target that rests', () => {
  expect(blockedTarget(target, succeeded)).toEqual({ change: undefined, delete: undefined })
  expect(blockedTarget(target, undefined)).toEqual({ change: undefined, delete: undefined })
})

test('a target that is being deployed is left alone until that ends, and the deployment is named', () => {
  const reason = 'orders/prod is being deployed (dep-1).'
  expect(blockedTarget(target, { ...succeeded, status: 'deploying' })).toEqual({ change: reason, delete: reason })
})

test('a stuck stack takes no change, but it may be deleted', () => {
  const { change, delete: deletion } = blockedTarget(target, { ...succeeded, status: 'failed', failure: stuck })
  expect(change).toBe('The stack is stuck: Rolling back failed too.')
  expect(deletion).toBeUndefined()
})

test('after a failed deletion a change is possible again', () => {
  const failed = { ...succeeded, kind: 'delete', status: 'failed', failure: stuck } as const
  expect(blockedTarget(target, failed).change).toBeUndefined()
})

test('what was deleted can be neither changed nor deleted', () => {
  const reason = 'orders/prod was deleted.'
  expect(blockedTarget({ ...target, deletedAt: new Date() }, succeeded)).toEqual({ change: reason, delete: reason })
})
