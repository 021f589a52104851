import { ActorName } from '../../_components/actor-name.tsx'
import { formatWord } from '../../_lib/format.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'

export type Member = Answers['teams']['members'][number]

const columns: readonly Column<Member>[] = [
  { id: 'name', header: 'Member', cell: ({ name }) => <ActorName name={name} /> },
  { id: 'email', header: 'E-mail', cell: ({ email }) => email || <Muted>–</Muted> },
  {
    id: 'role',
    header: 'Role',
    width: '10rem',
    cell: ({ role, disabledAt }) => (disabledAt ? <Muted>{formatWord(role)}, disabled</Muted> : formatWord(role)),
  },
  { id: 'teams', header: 'Teams', cell: ({ teams }) => teams.join(', ') || <Muted>none</Muted> },
  { id: 'seen', header: 'Last seen', width: '10rem', cell: ({ lastSeenAt }) => <Time value={lastSeenAt} /> },
]

export function MemberTable({ members }: { members: readonly Member[] }) {
  return (
    <PlainTable
      label="members"
      columns={columns}
      rows={members}
      rowId={({ id }) => id}
      empty={<EmptyState title="Nobody yet">Members appear here when they sign in for the first time.</EmptyState>}
    />
  )
}
