import { formatWord } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Duration } from '../../_ui/text/duration.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Mono, Muted } from '../../_ui/text/words.tsx'
import { ActorName } from '../actor-name.tsx'
import { StatusBadge } from '../status/status-badge.tsx'
import type { TargetRecord } from './target-record.ts'

type Row = TargetRecord['deployments'][number]

const columns: readonly Column<Row>[] = [
  {
    id: 'what',
    header: 'Deployment',
    cell: (row) => (
      <>
        {formatWord(row.kind)} <Mono>{row.version}</Mono>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    cell: (row) => <StatusBadge of="deployment" status={row.status} failure={row.failure} />,
    width: '8rem',
  },
  { id: 'by', header: 'Requested by', cell: (row) => <ActorName name={row.requestedBy} />, width: '9rem' },
  { id: 'why', header: 'Why', cell: (row) => row.reason || <Muted>–</Muted> },
  { id: 'when', header: 'Requested', cell: (row) => <Time value={row.createdAt} />, width: '7rem' },
  {
    id: 'took',
    header: 'Took',
    cell: (row) => <Duration from={row.startedAt} to={row.finishedAt} />,
    width: '5.5rem',
    align: 'right',
  },
]

/** The latest attempts on one target, newest first. */
export function RecentDeployments({ rows }: { rows: readonly Row[] }) {
  const empty = <EmptyState title="No deployments yet">The first one is made with the target itself.</EmptyState>
  return (
    <PlainTable
      label="deployments"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      rowHref={(row) => paths.deployment(row.id)}
      empty={empty}
    />
  )
}
