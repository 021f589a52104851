import { Boxes } from 'lucide-react'
import { targetHref, targetRefOf } from '../../../_components/change/target-ref.ts'
import { lastDeployment, stage, team, version } from '../../../_components/target/target-columns.tsx'
import type { TargetRow } from '../../../_components/target/version-cell.tsx'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { Table } from '../../../_ui/table/table.tsx'
import type { TableState } from '../../../_ui/table/table-state.ts'
import { TextLink } from '../../../_ui/text/text-link.tsx'
import { Muted } from '../../../_ui/text/words.tsx'
import type { Filter } from '../../../_ui/toolbar/filters.ts'
import { NoMatch } from '../../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../../_ui/toolbar/toolbar.tsx'

const serviceOf = (row: TargetRow) => row.name.split('/')[0] ?? row.name

const columns: readonly Column<TargetRow>[] = [
  { id: 'name', header: 'Service', cell: serviceOf, sort: 'name' },
  {
    id: 'environment',
    header: 'Environment',
    cell: ({ environment }) =>
      environment ? <TextLink href={paths.environment(environment)}>{environment}</TextLink> : <Muted>pipeline</Muted>,
  },
  stage,
  version,
  lastDeployment,
  team,
]

interface Props {
  list: Answers['services']['list']
  state: TableState
  filters: readonly Filter[]
}

export function ServiceTable({ list, state, filters }: Props) {
  return (
    <Table
      label={state.filters.kind?.includes('pipeline') ? 'targets' : 'instances'}
      columns={columns}
      rows={list.rows}
      rowId={(row) => row.id}
      rowHref={({ kind, name }) => targetHref(targetRefOf({ kind, name }))}
      state={state}
      total={list.total}
      toolbar={<Toolbar state={state} search="Search service or environment" filters={filters} />}
      empty={<NoServices />}
      emptyFiltered={<NoMatch state={state} label="services" />}
    />
  )
}

function NoServices() {
  return (
    <EmptyState
      title="No services yet"
      icon={<Boxes aria-hidden className="size-5" />}
      action={
        <LinkButton href={paths.catalogue()} variant="primary">
          Choose a template
        </LinkButton>
      }
    >
      A service is something a team runs, such as an API or a web site, made from a template. It has an instance in each
      environment it runs in.
    </EmptyState>
  )
}
