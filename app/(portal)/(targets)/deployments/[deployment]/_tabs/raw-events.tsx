import { formatExact } from '../../../../../_lib/format.ts'
import { EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../../_ui/table/plain-table.tsx'
import { Mono, Muted } from '../../../../../_ui/text/words.tsx'
import type { Deployment } from '../use-deployment.ts'

type Event = Deployment['events'][number]

const columns: readonly Column<Event>[] = [
  { id: 'at', header: 'At', cell: ({ at }) => <Mono>{formatExact(new Date(at))}</Mono>, width: '13.5rem' },
  {
    id: 'source',
    header: 'From',
    cell: ({ source }) => (source === 'stack' ? 'CloudFormation' : 'Hadron'),
    width: '8rem',
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <Mono>{status}</Mono>, width: '15rem' },
  {
    id: 'resource',
    header: 'Resource',
    cell: ({ logicalId }) => logicalId && <Mono>{logicalId}</Mono>,
    width: '15rem',
  },
  {
    id: 'message',
    header: 'Message',
    cell: ({ message }) => <span title={message}>{message || <Muted>–</Muted>}</span>,
  },
]

/** Every event as it came, oldest first. */
export function RawEvents({ events }: { events: Deployment['events'] }) {
  const empty = <EmptyState title="No events yet">The first one is written when a worker takes it up.</EmptyState>
  return <PlainTable label="events" columns={columns} rows={events} rowId={({ id }) => String(id)} empty={empty} />
}
