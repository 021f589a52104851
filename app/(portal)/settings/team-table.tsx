import { formatCount } from '../../_lib/format.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import type { Member } from './member-table.tsx'

interface Props {
  teams: Answers['teams']['list']
  members: readonly Member[]
}

export function TeamTable({ teams, members }: Props) {
  const namesOf = (team: string) => members.filter(({ teams: theirs }) => theirs.includes(team)).map(({ name }) => name)
  return (
    <PlainTable
      label="teams"
      columns={[
        { id: 'name', header: 'Team', cell: ({ name }) => name },
        {
          id: 'count',
          header: 'Size',
          width: '10rem',
          cell: ({ name }) => formatCount(namesOf(name).length, 'member'),
        },
        { id: 'members', header: 'Members', cell: ({ name }) => namesOf(name).join(', ') || <Muted>nobody yet</Muted> },
      ]}
      rows={teams}
      rowId={({ id }) => id}
      empty={<EmptyState title="No teams yet">Teams own what people create.</EmptyState>}
    />
  )
}
