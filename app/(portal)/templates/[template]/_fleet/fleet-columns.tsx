import { lastDeployment, stage, team, version } from '../../../../_components/target/target-columns.tsx'
import type { TargetRow } from '../../../../_components/target/version-cell.tsx'
import { paths } from '../../../../_lib/paths.ts'
import type { Column } from '../../../../_ui/table/columns.ts'

/** Instances are named `service/environment`, environments by one name. */
export const fleetColumns: readonly Column<TargetRow>[] = [
  { id: 'name', header: 'Target', cell: ({ name }) => name, sort: 'name' },
  team,
  stage,
  version,
  lastDeployment,
]

export function hrefOf({ kind, name }: TargetRow) {
  const [service = name, environment = ''] = name.split('/')
  return kind === 'instance' ? paths.instance(service, environment) : paths.environment(name)
}
