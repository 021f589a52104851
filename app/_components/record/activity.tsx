import { formatWord } from '../../_lib/format.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { api } from '../../_trpc/server.tsx'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import { ActorName } from '../actor-name.tsx'

type Event = Answers['audit']['list']['events'][number]

const columns: readonly Column<Event>[] = [
  { id: 'action', header: 'What', cell: (event) => words(event.action) },
  {
    id: 'who',
    header: 'Who',
    cell: (event) => <ActorName name={event.actorName} kind={event.actorId === 'system' ? 'system' : 'member'} />,
  },
  { id: 'why', header: 'Why', cell: (event) => reasonOf(event.details) || <Muted>–</Muted> },
  { id: 'when', header: 'When', cell: (event) => <Time value={event.at} />, width: '9rem' },
]

/** `environment.create` → "Environment: create". */
function words(action: string) {
  const [noun = action, verb = ''] = action.split('.')
  return `${formatWord(noun)}: ${verb.replaceAll('_', ' ')}`
}

function reasonOf(details: unknown) {
  if (typeof details !== 'object' || details === null || !('reason' in details)) return ''
  return typeof details.reason === 'string' ? details.reason : ''
}

/** What anyone did to one thing, newest first. */
export async function Activity({ subjectId }: { subjectId: string }) {
  const { events } = await api.audit.list.query({ subjectId })
  const empty = <EmptyState title="No activity yet">What anyone does to it is written down here.</EmptyState>
  return (
    <PlainTable label="activity" columns={columns} rows={events} rowId={(event) => String(event.id)} empty={empty} />
  )
}
