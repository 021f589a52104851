import { History } from 'lucide-react'
import { ActorName } from '../../_components/actor-name.tsx'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'

export type AuditEvent = Answers['audit']['list']['events'][number]

const columns: readonly Column<AuditEvent>[] = [
  { id: 'action', header: 'Action', width: '14rem', cell: ({ action }) => <span className="font-mono">{action}</span> },
  { id: 'subject', header: 'Subject', cell: ({ subjectName, subjectId }) => subjectName || subjectId },
  { id: 'reason', header: 'Reason', cell: ({ details }) => <Muted>{reasonIn(details)}</Muted> },
  {
    id: 'who',
    header: 'Who',
    width: '14rem',
    cell: ({ actorName, actorId }) => <ActorName name={actorName} kind={actorId === 'system' ? 'system' : 'member'} />,
  },
  { id: 'when', header: 'When', width: '9rem', cell: ({ at }) => <Time value={at} /> },
]

const reasonIn = ({ reason }: Record<string, unknown>) => (typeof reason === 'string' ? reason : '')

interface Props {
  events: readonly AuditEvent[]
  search: string
  hrefOf: (id: number) => string
}

export function EventTable({ events, search, hrefOf }: Props) {
  return (
    <PlainTable
      label="events"
      columns={columns}
      rows={events}
      rowId={({ id }) => String(id)}
      rowHref={({ id }) => hrefOf(id)}
      empty={
        search ? (
          <EmptyState title="No events match" action={<LinkButton href={paths.activity()}>Clear search</LinkButton>}>
            Nobody, no action and no subject is called “{search}”.
          </EmptyState>
        ) : (
          <EmptyState title="Nothing happened yet" icon={<History className="size-5" />}>
            Everything that people and Hadron itself change will be listed here.
          </EmptyState>
        )
      }
    />
  )
}
