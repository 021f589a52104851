import { Waves } from 'lucide-react'
import type { ReactNode } from 'react'
import { ActorName } from '../../_components/actor-name.tsx'
import { StatusBadge } from '../../_components/status/status-badge.tsx'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { Table } from '../../_ui/table/table.tsx'
import type { TableState } from '../../_ui/table/table-state.ts'
import { Time } from '../../_ui/text/time.tsx'
import { Mono, Muted } from '../../_ui/text/words.tsx'
import { NoMatch } from '../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../_ui/toolbar/toolbar.tsx'
import { RolloutProgress } from './rollout-progress.tsx'
import type { RolloutRow } from './rollout-row.ts'

type List = Answers['rollouts']['list']

const columns: readonly Column<RolloutRow>[] = [
  {
    id: 'name',
    header: 'Rollout',
    sort: 'template',
    cell: ({ title, version }) => (
      <>
        {title} → <Mono>{version}</Mono>
      </>
    ),
  },
  { id: 'status', header: 'Status', width: '9rem', cell: ({ status }) => <StatusBadge of="rollout" status={status} /> },
  { id: 'progress', header: 'Progress', width: '15rem', cell: (row) => <RolloutProgress row={row} /> },
  {
    id: 'wave',
    header: 'Wave',
    cell: ({ wave, waveNumber, waves, status }) =>
      wave && status !== 'aborted' ? `${waveNumber} of ${waves}, ${wave}` : <Muted>–</Muted>,
  },
  { id: 'by', header: 'Planned by', width: '10rem', cell: ({ plannedBy }) => <ActorName name={plannedBy} /> },
  {
    id: 'created',
    header: 'Planned',
    width: '8rem',
    sort: 'created',
    cell: ({ createdAt }) => <Time value={createdAt} />,
  },
]

export function RolloutTable({ list, state, plan }: { list: List; state: TableState; plan: ReactNode }) {
  return (
    <Table
      label="rollouts"
      columns={columns}
      rows={list.rows}
      total={list.total}
      rowId={({ id }) => id}
      rowHref={({ id }) => paths.rollout(id)}
      state={state}
      toolbar={<Toolbar state={state} search="Search template or id" />}
      emptyFiltered={<NoMatch state={state} label="rollouts" />}
      empty={
        <EmptyState title="No rollouts yet" icon={<Waves className="size-5" />} action={plan}>
          A rollout upgrades everybody who runs an older version: planned and shown first, then carried out in waves
          that stop by themselves when too much fails.
        </EmptyState>
      }
    />
  )
}
