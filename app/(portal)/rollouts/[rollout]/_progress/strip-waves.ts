import { type MemberStatus, memberStatuses } from '../../../../../server/rollouts/rollout.ts'
import type { MemberCounts } from '../../../../_components/rollout/member-cells.ts'
import type { Wave } from '../../../../_components/rollout/wave-strip.tsx'
import type { Answers } from '../../../../_trpc/answers.ts'
import type { Rollout } from './summary.tsx'

/** The letters of the strip, as the API sends them. */
const statusOf: Record<string, MemberStatus> = {
  w: 'waiting',
  d: 'deploying',
  u: 'upgraded',
  n: 'unchanged',
  f: 'failed',
  s: 'skipped',
}

/** The waves as the strip draws them: a cell for each member while there are few enough to have names. */
export function stripWaves(waves: Rollout['waves'], strip: Answers['rollouts']['strip']): Wave[] {
  return waves.map(({ number, name, status }) => {
    const row = strip.find(({ wave }) => wave === number)
    const statuses = [...(row?.cells ?? '')].map((letter) => statusOf[letter] ?? 'waiting')
    const members = row?.names?.map((member, index) => ({
      id: member,
      name: member,
      status: statuses[index] ?? ('waiting' as const),
    }))
    return { number, name, status, counts: countsOf(statuses), ...(members ? { members } : {}) }
  })
}

const countsOf = (statuses: readonly MemberStatus[]): MemberCounts =>
  Object.fromEntries(
    memberStatuses.map((status) => [status, statuses.filter((each) => each === status).length]),
  ) as MemberCounts
