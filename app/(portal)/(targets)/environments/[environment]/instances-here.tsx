import { lastDeployment, team, version } from '../../../../_components/target/target-columns.tsx'
import type { TargetRow } from '../../../../_components/target/version-cell.tsx'
import { formatNumber } from '../../../../_lib/format.ts'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../_ui/table/plain-table.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'

const serviceOf = (row: TargetRow) => row.name.split('/')[0] ?? row.name

const columns: readonly Column<TargetRow>[] = [
  { id: 'service', header: 'Service', cell: serviceOf },
  { id: 'template', header: 'Template', cell: (row) => row.template },
  version,
  lastDeployment,
  team,
]

/** The instances that run in an environment. */
export function InstancesHere({ environment: { name, instances } }: { environment: Answers['environments']['get'] }) {
  const empty = (
    <EmptyState
      title="Nothing runs here yet"
      action={<LinkButton href={paths.newService()}>Create service</LinkButton>}
    >
      Services that are created in {name} stand here.
    </EmptyState>
  )
  return (
    <>
      <PlainTable
        label="instances"
        columns={columns}
        rows={instances.rows}
        rowId={(row) => row.id}
        rowHref={(row) => paths.instance(serviceOf(row), name)}
        empty={empty}
      />
      {instances.total > instances.rows.length && (
        <TextLink href={`${paths.services()}?environment=${name}`}>All {formatNumber(instances.total)}</TextLink>
      )}
    </>
  )
}
