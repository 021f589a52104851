import type { Answers } from '../../../../_trpc/answers.ts'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../_ui/table/plain-table.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'
import { EndExemption } from './end-exemption.tsx'

type Exemption = Answers['guardrails']['get']['exemptions'][number]

const columnsFor = (blocked: string | undefined): readonly Column<Exemption>[] => [
  {
    id: 'whom',
    header: 'Who',
    width: '16rem',
    cell: ({ whom, kind }) => (kind === 'template' ? `Every target of ${whom}` : whom),
  },
  { id: 'reason', header: 'Why', cell: ({ reason }) => <span title={reason}>{reason}</span> },
  { id: 'by', header: 'Granted by', width: '10rem', cell: ({ createdBy }) => createdBy },
  { id: 'until', header: 'Until', width: '10rem', cell: (exemption) => <Until {...exemption} /> },
  {
    id: 'end',
    header: 'Action',
    width: '10rem',
    cell: ({ id, running }) => (running ? <EndExemption id={id} blocked={blocked} /> : null),
  },
]

function Until({ running, expiresAt, endedAt, endedBy }: Exemption) {
  if (running) return <Time value={expiresAt} />
  return (
    <Muted>
      {endedAt ? `Ended by ${endedBy} ` : 'Expired '}
      <Time value={endedAt ?? expiresAt} />
    </Muted>
  )
}

export function ExemptionTable({
  exemptions,
  blocked,
}: {
  exemptions: readonly Exemption[]
  blocked: string | undefined
}) {
  return (
    <PlainTable
      label="exemptions"
      columns={columnsFor(blocked)}
      rows={exemptions}
      rowId={({ id }) => id}
      empty={
        <EmptyState title="Nobody is exempted">
          An exemption lets one target, or every target of a template, through this policy until a date.
        </EmptyState>
      }
    />
  )
}
