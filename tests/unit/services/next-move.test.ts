import { expect, test } from 'vitest'
import type { Draft } from '../../../server/deployments/draft.ts'
import { nextMove } from '../../../server/services/pipelines/next-move.ts'
import type { Standing } from '../../../server/services/pipelines/standing.ts'

const draft = { digest: 'new' } as Draft
const outOfDate = (ends: boolean): Standing => ({
  state: 'out_of_date',
  headline: ends ? 'Removes 1 resource.' : 'Adds 1 resource.',
  ends,
  draft,
})
const deployed = { runs: true, last: { status: 'succeeded', failure: null, plannedDigest: 'old' } } as const

test('what only adds is deployed', () => {
  expect(nextMove(deployed, outOfDate(false))).toEqual({ deploy: draft })
})

test('what removes or replaces something waits for a person, and says what it would do', () => {
  const { waitsFor } = { waitsFor: null, ...nextMove(deployed, outOfDate(true)) }
  expect(waitsFor).toBe(
    'Its instances have changed. Removes 1 resource. What removes or replaces something waits for a person.',
  )
})

test('the first deployment removes nothing that runs, whatever its plan says', () => {
  expect(nextMove({ runs: false, last: null }, outOfDate(true))).toEqual({ deploy: draft })
})

test('what has just failed or was cancelled is not tried again by itself', () => {
  for (const status of ['failed', 'cancelled'] as const) {
    const last = { status, failure: null, plannedDigest: 'new' }
    expect(nextMove({ runs: true, last }, outOfDate(false)), status).toEqual({ waitsFor: null })
  }
})

test('after a failure other instances are a reason to try again, unless the stack is stuck', () => {
  const last = { status: 'failed', failure: { kind: 'failed' }, plannedDigest: 'other' } as const
  expect(nextMove({ runs: true, last }, outOfDate(false))).toEqual({ deploy: draft })
  const stuck = { ...last, failure: { kind: 'stuck' } } as const
  expect(nextMove({ runs: true, last: stuck }, outOfDate(false))).toEqual({ waitsFor: null })
})

test('a pipeline that is what its instances make of it, or that has none, leaves nobody anything to do', () => {
  expect(nextMove(deployed, { state: 'current' })).toEqual({ waitsFor: null })
  expect(nextMove(deployed, { state: 'no_instance', message: 'None runs.' })).toEqual({ waitsFor: null })
})

test('one that cannot be rendered with its instances says why', () => {
  expect(nextMove(deployed, { state: 'trouble', message: 'outputs.Url is undefined.' })).toEqual({
    waitsFor: 'It cannot be rendered with its instances as they are now: outputs.Url is undefined.',
  })
})
