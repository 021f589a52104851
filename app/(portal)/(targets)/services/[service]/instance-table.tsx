import { lastDeployment, stage, version } from '../../../../_components/target/target-columns.tsx'
import type { TargetRow } from '../../../../_components/target/version-cell.tsx'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../../_ui/table/columns.ts'
import { PlainTable } from '../../../../_ui/table/plain-table.tsx'
import { Mono } from '../../../../_ui/text/words.tsx'

const columns: readonly Column<TargetRow>[] = [
  { id: 'environment', header: 'Environment', cell: (row) => row.environment },
  { id: 'region', header: 'Region', cell: (row) => <Mono>{row.region}</Mono> },
  stage,
  version,
  lastDeployment,
]

/** A service's instances, one in each environment it runs in. */
export function InstanceTable({ service }: { service: Answers['services']['get'] }) {
  const empty = (
    <EmptyState
      title="No instances"
      action={
        <LinkButton href={paths.newInstance(service.name)} disabledReason={service.blocked.addInstance}>
          Add instance
        </LinkButton>
      }
    >
      {service.name} runs nowhere now. Add an instance in an environment, or delete the service.
    </EmptyState>
  )
  return (
    <PlainTable
      label="instances"
      columns={columns}
      rows={service.instances}
      rowId={(row) => row.id}
      rowHref={(row) => paths.instance(service.name, row.environment ?? '')}
      empty={empty}
    />
  )
}
