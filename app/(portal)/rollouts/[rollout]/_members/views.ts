import { type MemberStatus, memberStatuses } from '../../../../../server/rollouts/rollout.ts'
import { memberFaces } from '../../../../_components/status/faces.ts'
import type { Rollout } from '../_progress/summary.tsx'

/** The preset tabs of a rollout: its members by status, who was left out, and what was planned. */
export function memberTabs({ counts, shapes }: Rollout) {
  const { total, out } = counts
  const statuses = memberStatuses.filter((status) => counts[status] > 0)
  return [
    { id: 'members', label: 'Members', count: total },
    ...statuses.map((status) => ({ id: status, label: memberFaces[status].word, count: counts[status] })),
    ...(out > 0 ? [{ id: 'out', label: 'Left out', count: out }] : []),
    { id: 'shapes', label: 'Shapes', count: shapes.length },
    { id: 'plan', label: 'Plan' },
  ]
}

/** The members a tab asks the API for. Left out are those that were never given a wave. */
export function memberView(tab: string | undefined): { status?: MemberStatus; wave?: number } {
  if (tab === 'out') return { status: 'skipped', wave: 0 }
  const status = memberStatuses.find((each) => each === tab)
  return status ? { status } : {}
}
