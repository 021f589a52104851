import { Waypoints } from 'lucide-react'
import { lastDeployment, stage, team, version } from '../../../_components/target/target-columns.tsx'
import type { TargetRow } from '../../../_components/target/version-cell.tsx'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { Table } from '../../../_ui/table/table.tsx'
import type { TableState } from '../../../_ui/table/table-state.ts'
import { Mono, Muted } from '../../../_ui/text/words.tsx'
import type { Filter } from '../../../_ui/toolbar/filters.ts'
import { NoMatch } from '../../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../../_ui/toolbar/toolbar.tsx'

const columns: readonly Column<TargetRow>[] = [
  { id: 'name', header: 'Environment', cell: (row) => row.name, sort: 'name' },
  {
    id: 'place',
    header: 'Account and region',
    cell: (row) => (
      <>
        {row.account}{' '}
        <Muted>
          <Mono>{row.region}</Mono>
        </Muted>
      </>
    ),
  },
  stage,
  version,
  lastDeployment,
  team,
]

interface Props {
  list: Answers['environments']['list']
  state: TableState
  filters: readonly Filter[]
}

export function EnvironmentTable({ list, state, filters }: Props) {
  return (
    <Table
      label="environments"
      columns={columns}
      rows={list.rows}
      rowId={(row) => row.id}
      rowHref={(row) => paths.environment(row.name)}
      state={state}
      total={list.total}
      toolbar={<Toolbar state={state} search="Search environments" filters={filters} />}
      empty={<NoEnvironments />}
      emptyFiltered={<NoMatch state={state} label="environments" />}
    />
  )
}

function NoEnvironments() {
  return (
    <EmptyState
      title="No environments yet"
      icon={<Waypoints aria-hidden className="size-5" />}
      action={
        <LinkButton href={paths.newEnvironment()} variant="primary">
          Create environment
        </LinkButton>
      }
    >
      An environment is what services run in: a network, in one account and region, for one stage. Services come after
      it.
    </EmptyState>
  )
}
