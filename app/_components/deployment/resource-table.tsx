import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { CopyId } from '../../_ui/text/copy-id.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Mono, Muted } from '../../_ui/text/words.tsx'
import { StatusBadge } from '../status/status-badge.tsx'

export interface ResourceRow {
  logicalId: string
  type: string
  physicalId: string | null
  /** CloudFormation's word. */
  status: string
  /** When it last changed. */
  at: string | null
}

const columns: readonly Column<ResourceRow>[] = [
  { id: 'resource', header: 'Resource', cell: (row) => <Mono>{row.logicalId}</Mono> },
  { id: 'type', header: 'Type', cell: (row) => <Muted>{row.type}</Muted> },
  { id: 'status', header: 'Status', width: '11rem', cell: (row) => <StatusBadge of="resource" status={row.status} /> },
  {
    id: 'physical',
    header: 'Physical id',
    cell: (row) => (row.physicalId ? <CopyId id={row.physicalId} label="Copy physical id" /> : <Muted>not yet</Muted>),
  },
  { id: 'changed', header: 'Changed', width: '8rem', cell: (row) => <Time value={row.at} /> },
]

/** The resources of a stack. */
export function ResourceTable({ rows }: { rows: readonly ResourceRow[] }) {
  const empty = (
    <EmptyState title="No resources yet">They appear here as soon as CloudFormation begins to make them.</EmptyState>
  )
  return <PlainTable label="resources" columns={columns} rows={rows} rowId={(row) => row.logicalId} empty={empty} />
}
