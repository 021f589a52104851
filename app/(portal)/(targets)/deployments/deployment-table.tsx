import { Rocket } from 'lucide-react'
import { ActorName } from '../../../_components/actor-name.tsx'
import { StatusBadge } from '../../../_components/status/status-badge.tsx'
import { formatWord } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { Table } from '../../../_ui/table/table.tsx'
import type { TableState } from '../../../_ui/table/table-state.ts'
import { Duration } from '../../../_ui/text/duration.tsx'
import { Time } from '../../../_ui/text/time.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'
import { NoMatch } from '../../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../../_ui/toolbar/toolbar.tsx'

type List = Answers['deployments']['list']
type Row = List['rows'][number]

const columns: readonly Column<Row>[] = [
  { id: 'target', header: 'Target', cell: (row) => row.target, sort: 'target' },
  {
    id: 'what',
    header: 'What',
    cell: (row) => (
      <>
        {formatWord(row.kind)} <Muted>{row.template}</Muted> <Mono>{versions(row)}</Mono>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    cell: (row) => (
      <StatusBadge of="deployment" status={row.status} failure={row.failureKind && { kind: row.failureKind }} />
    ),
    width: '9rem',
  },
  { id: 'by', header: 'Requested by', cell: (row) => <ActorName name={row.requestedBy} />, width: '12rem' },
  {
    id: 'requested',
    header: 'Requested',
    cell: (row) => <Time value={row.createdAt} />,
    width: '8rem',
    sort: 'created',
  },
  {
    id: 'took',
    header: 'Took',
    cell: (row) => <Duration from={row.startedAt} to={row.finishedAt} />,
    width: '7rem',
    align: 'right',
  },
]

/** `1.0 → 1.1` when the version changes, else the version. */
const versions = ({ fromVersion, version }: Row) =>
  fromVersion && fromVersion !== version ? `${fromVersion} → ${version}` : version

export function DeploymentTable({ list, state }: { list: List; state: TableState }) {
  return (
    <Table
      label="deployments"
      columns={columns}
      rows={list.rows}
      rowId={(row) => row.id}
      rowHref={(row) => paths.deployment(row.id)}
      state={state}
      total={list.total}
      toolbar={<Toolbar state={state} search="Search target or deployment id" />}
      empty={<NoDeployments />}
      emptyFiltered={<NoMatch state={state} label="deployments" />}
    />
  )
}

function NoDeployments() {
  return (
    <EmptyState
      title="No deployments yet"
      icon={<Rocket aria-hidden className="size-5" />}
      action={
        <LinkButton href={paths.catalogue()} variant="primary">
          Choose a template
        </LinkButton>
      }
    >
      A deployment is one attempt to bring an environment or an instance to a version and spec. The first is made when
      you create one.
    </EmptyState>
  )
}
