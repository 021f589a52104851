import type { ReactNode } from 'react'
import type { MemberStatus, WaveStatus } from '../../../server/rollouts/rollout.ts'
import { formatCount } from '../../_lib/format.ts'
import { memberFaces } from '../status/faces.ts'
import { StatusBadge } from '../status/status-badge.tsx'
import { barOrder, cellLooks, type MemberCounts, totalOf } from './member-cells.ts'

export interface Wave {
  number: number
  name: string
  status: WaveStatus
  counts: MemberCounts
  /** Named, a member has a cell of its own; left out where there are too many. */
  members?: readonly { id: string; name: string; status: MemberStatus }[]
  /** It was running when the rollout was paused: nothing in it moves. */
  held?: boolean
  /** What else stands beside the status, such as how long it still bakes. */
  note?: ReactNode
}

const maxCells = 500

/** A rollout at one glance: its waves from left to right, a cell for each member, or bars where there are too many. */
export function WaveStrip({ waves }: { waves: readonly Wave[] }) {
  const total = waves.reduce((sum, wave) => sum + totalOf(wave.counts), 0)
  return (
    <ol aria-label="Waves" className="flex flex-wrap items-start gap-x-5 gap-y-4">
      {waves.map((wave) => (
        <li key={wave.number} className="flex min-w-24 max-w-full flex-col gap-1.5">
          {wave.members && total <= maxCells ? <Cells members={wave.members} /> : <Bar counts={wave.counts} />}
          <p className="flex flex-wrap items-center gap-x-2 text-fine">
            <span className="font-medium">{wave.name}</span>
            {wave.held ? <StatusBadge of="rollout" status="paused" /> : <StatusBadge of="wave" status={wave.status} />}
            {wave.note}
          </p>
          <p className="text-fine text-muted">{inWords(wave.counts)}</p>
        </li>
      ))}
    </ol>
  )
}

/** For the eye only: the sentence under it, and the table of members, say the same to everybody. */
function Cells({ members }: { members: NonNullable<Wave['members']> }) {
  return (
    <div aria-hidden className="flex max-w-96 flex-wrap gap-0.75">
      {members.map(({ id, name, status }) => (
        <span
          key={id}
          title={`${name}: ${memberFaces[status].word}`}
          className={`size-3 rounded-[3px] transition-colors duration-150 ${cellLooks[status]}`}
        />
      ))}
    </div>
  )
}

function Bar({ counts }: { counts: MemberCounts }) {
  return (
    <div aria-hidden className="flex h-4 w-64 max-w-full gap-px overflow-hidden rounded-mark">
      {barOrder
        .filter((status) => counts[status] > 0)
        .map((status) => (
          <span key={status} style={{ flexGrow: counts[status] }} className={`min-w-1 basis-0 ${barLook(status)}`} />
        ))}
    </div>
  )
}

/** Neither a triangle nor a half-full cell makes a bar. */
const barLook = (status: MemberStatus) =>
  status === 'failed' ? 'bg-warn' : status === 'deploying' ? 'animate-shimmer bg-moving' : cellLooks[status]

function inWords(counts: MemberCounts) {
  const total = totalOf(counts)
  const done = counts.upgraded + counts.unchanged
  const said = (['deploying', 'failed', 'skipped'] as const)
    .filter((status) => counts[status] > 0)
    .map((status) => `${counts[status]} ${memberFaces[status].word.toLowerCase()}`)
  return [`${done} of ${formatCount(total, 'member')}`, ...said].join(' · ')
}
