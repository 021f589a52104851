'use client'

import { formatCount, formatNumber } from '../../../../_lib/format.ts'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import type { Column } from '../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../_ui/table/plain-table.tsx'
import { Time } from '../../../../_ui/text/time.tsx'

type Result = Answers['guardrails']['try']
type Hit = Result['targets'][number]

const columns: readonly Column<Hit>[] = [
  { id: 'target', header: 'Target', width: '11rem', cell: ({ target }) => target.name },
  { id: 'message', header: 'It would have said', cell: ({ message }) => <span title={message}>{message}</span> },
  {
    id: 'count',
    header: 'Times',
    width: '5rem',
    align: 'right',
    cell: ({ deployments }) => formatNumber(deployments),
  },
  { id: 'at', header: 'Newest', width: '8rem', cell: ({ at }) => <Time value={at} /> },
]

/** What the policy on screen would have said of the newest deployments. */
export function BenchResult({ result: { lookedAt, held, targets, tookMs } }: { result: Result }) {
  const title =
    held === 0
      ? `It would have met none of ${formatCount(lookedAt, 'deployment')}`
      : `It would have met ${formatNumber(held)} of ${formatCount(lookedAt, 'deployment')}`
  return (
    <Section
      title={title}
      description={`By the templates that were sent and the plans that were made, in ${formatNumber(tookMs)} ms. Each line opens the newest deployment.`}
    >
      <PlainTable
        label="deployments it would have met"
        columns={columns}
        rows={targets}
        rowId={({ target }) => target.id}
        rowHref={({ deploymentId }) => paths.deployment(deploymentId, 'plan')}
        empty={
          <EmptyState title="It objects to nothing">
            None of the deployments looked at would have been held back or warned of.
          </EmptyState>
        }
      />
    </Section>
  )
}
