import { LayoutTemplate } from 'lucide-react'
import type { ReactNode } from 'react'
import { VersionTag } from '../../_components/version-tag.tsx'
import { formatNumber } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import { Row } from '../../_ui/page/layouts.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { Table } from '../../_ui/table/table.tsx'
import type { TableState } from '../../_ui/table/table-state.ts'
import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import { NoMatch } from '../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../_ui/toolbar/toolbar.tsx'

export type TemplateRow = Answers['templates']['list'][number]

const count = (value: number) => (value === 0 ? <Muted>–</Muted> : formatNumber(value))

const columns: Column<TemplateRow>[] = [
  {
    id: 'name',
    header: 'Template',
    cell: ({ title, name }) => (
      <>
        {title} {title !== name && <span className="pl-1.5 font-mono font-normal text-fine text-muted">{name}</span>}
      </>
    ),
  },
  { id: 'kind', header: 'Kind', width: '9rem', cell: (row) => (row.kind === 'service' ? 'Service' : 'Environment') },
  {
    id: 'latest',
    header: 'Latest version',
    cell: (row) =>
      row.latest ? (
        <Row>
          <VersionTag version={row.latest} />
          <Muted>
            <Time value={row.latestAt} />
          </Muted>
        </Row>
      ) : (
        <Muted>Nothing published</Muted>
      ),
  },
  { id: 'versions', header: 'Versions', width: '7rem', align: 'right', cell: (row) => count(row.versions) },
  { id: 'drafts', header: 'Drafts', width: '7rem', align: 'right', cell: (row) => count(row.drafts) },
  { id: 'targets', header: 'Targets', width: '7rem', align: 'right', cell: (row) => count(row.targets) },
]

interface Props {
  rows: TemplateRow[]
  total: number
  state: TableState
  /** Write one, or bring one. */
  actions: ReactNode
}

export function TemplateTable({ rows, total, state, actions }: Props) {
  return (
    <Table
      label="templates"
      columns={columns}
      rows={rows}
      total={total}
      rowId={(row) => row.id}
      rowHref={(row) => paths.template(row.name)}
      state={state}
      toolbar={<Toolbar state={state} search="Search name, description, category" />}
      emptyFiltered={<NoMatch state={state} label="templates" />}
      empty={
        <EmptyState title="No templates yet" icon={<LayoutTemplate className="size-5" />} action={actions}>
          A template is infrastructure that teams can ask for by filling in a form. Write one here, beginning with a
          small one that works, or upload a bundle; bundles of AWS Proton work as they are.
        </EmptyState>
      }
    />
  )
}
