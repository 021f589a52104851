import { type MemberStatus, memberStatuses } from '../../../server/rollouts/rollout.ts'

/** How a member's cell looks: every status has a form of its own, so that colour is not the only sign. */
export const cellLooks: Record<MemberStatus, string> = {
  upgraded: 'bg-ok',
  unchanged: 'bg-ok/25 ring-1 ring-ok/60 ring-inset',
  deploying: 'animate-shimmer bg-linear-to-t from-50% from-moving to-50% to-moving-bg ring-1 ring-moving ring-inset',
  failed: 'bg-warn [clip-path:polygon(50%_0,100%_100%,0_100%)]',
  waiting: 'ring-1 ring-line-control/70 ring-inset',
  skipped: 'bg-[linear-gradient(to_top_right,transparent_44%,var(--color-muted)_44%_56%,transparent_56%)]',
}

/** The order in which a bar counts them: done first, then what moves, what failed, what waits. */
export const barOrder: readonly MemberStatus[] = ['upgraded', 'unchanged', 'deploying', 'failed', 'skipped', 'waiting']

export type MemberCounts = Record<MemberStatus, number>

export const totalOf = (counts: MemberCounts) => memberStatuses.reduce((sum, status) => sum + counts[status], 0)
