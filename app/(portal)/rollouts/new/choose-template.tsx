import { LayoutTemplate } from 'lucide-react'
import { formatNumber } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { PlainTable } from '../../../_ui/table/plain-table.tsx'
import { Mono } from '../../../_ui/text/words.tsx'

type Row = Answers['templates']['list'][number]

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Template', cell: ({ title }) => title },
  { id: 'kind', header: 'Kind', width: '10rem', cell: ({ kind }) => (kind === 'service' ? 'Service' : 'Environment') },
  { id: 'recommended', header: 'Recommended', width: '10rem', cell: ({ recommended }) => <Mono>{recommended}</Mono> },
  { id: 'targets', header: 'Targets', width: '8rem', align: 'right', cell: ({ targets }) => formatNumber(targets) },
]

/** Only templates that have a fleet and a version to go to. */
export function ChooseTemplate({ templates }: { templates: readonly Row[] }) {
  return (
    <PlainTable
      label="templates"
      columns={columns}
      rows={templates.filter(({ recommended, targets }) => recommended && targets > 0)}
      rowId={({ id }) => id}
      rowHref={({ name, recommended }) => paths.newRollout({ template: name, to: recommended ?? undefined })}
      empty={
        <EmptyState title="Nobody runs anything yet" icon={<LayoutTemplate className="size-5" />}>
          As soon as teams have created something from a template, its fleet can be upgraded here.
        </EmptyState>
      }
    />
  )
}
