import { expect, test } from 'vitest'
import { skipBlocked } from '../../../server/rollouts/members/skip-member.ts'
import {
  blocked,
  isFinished,
  memberMoves,
  memberStatuses,
  moves,
  rolloutStatuses,
} from '../../../server/rollouts/rollout.ts'

function reachable(table: Record<string, readonly string[]>, first: string): Set<string> {
  const seen = new Set([first])
  for (const status of seen) for (const next of table[status] ?? []) seen.add(next)
  return seen
}

test('every status of a rollout and of a member can be reached from the first', () => {
  expect(reachable(moves, 'planned')).toEqual(new Set(rolloutStatuses))
  expect(reachable(memberMoves, 'waiting')).toEqual(new Set(memberStatuses))
})

test('a rollout is finished when it is completed or aborted', () => {
  expect(rolloutStatuses.filter(isFinished)).toEqual(['completed', 'aborted'])
})

test('says why an action is not possible, and nothing when it is', () => {
  expect(blocked({ status: 'running', failed: 0 })).toEqual({
    start: 'This rollout is already running.',
    pause: undefined,
    resume: 'Only a paused rollout can be resumed; this one is running.',
    abort: undefined,
    retryFailed: 'No member has failed.',
  })
  expect(blocked({ status: 'completed', failed: 2 })).toMatchObject({
    abort: 'This rollout is already completed.',
    retryFailed: 'This rollout is already completed.',
  })
})

test.each([
  ['waiting', undefined],
  ['failed', undefined],
  ['deploying', 'It is being deployed. Cancel its deployment, or pause the rollout.'],
  ['upgraded', 'It is already upgraded.'],
] as const)('a member that is %s: skipping says %s', (status, sentence) => {
  expect(skipBlocked(status)).toBe(sentence)
})
