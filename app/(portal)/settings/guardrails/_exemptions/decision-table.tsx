import { formatWord } from '../../../../_lib/format.ts'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../_ui/table/plain-table.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { Time } from '../../../../_ui/text/time.tsx'

type Decision = Answers['guardrails']['get']['decisions'][number]

const gates: Record<Decision['gate'], string> = {
  publish: 'at publishing',
  request: 'when requested',
  execution: 'before execution',
}

const columns: readonly Column<Decision>[] = [
  { id: 'subject', header: 'What', width: '14rem', cell: (decision) => <Subject {...decision} /> },
  {
    id: 'outcome',
    header: 'Outcome',
    width: '16rem',
    cell: ({ outcome, gate }) => `${formatWord(outcome)} ${gates[gate]}`,
  },
  { id: 'message', header: 'Why', cell: ({ message }) => <span title={message}>{message}</span> },
  { id: 'actor', header: 'Asked by', width: '10rem', cell: ({ actor }) => actor },
  { id: 'at', header: 'When', width: '8rem', cell: ({ at }) => <Time value={at} /> },
]

function Subject({ subject, deploymentId }: Decision) {
  return deploymentId ? <TextLink href={paths.deployment(deploymentId)}>{subject}</TextLink> : subject
}

export function DecisionTable({ decisions }: { decisions: readonly Decision[] }) {
  return (
    <PlainTable
      label="decisions"
      columns={columns}
      rows={decisions}
      rowId={({ id }) => String(id)}
      empty={
        <EmptyState title="No decisions yet">
          This policy has not spoken yet. Try it above to see what it would have said of the last deployments.
        </EmptyState>
      }
    />
  )
}
