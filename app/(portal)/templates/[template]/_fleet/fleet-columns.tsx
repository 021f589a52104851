import { targetHref, targetRefOf } from '../../../../_components/change/target-ref.ts'
import { lastDeployment, stage, team, version } from '../../../../_components/target/target-columns.tsx'
import type { TargetRow } from '../../../../_components/target/version-cell.tsx'
import type { Column } from '../../../../_ui/table/columns.ts'

/** Instances are named `service/environment`, pipelines `service/pipeline`, environments by one name. */
export const fleetColumns: readonly Column<TargetRow>[] = [
  { id: 'name', header: 'Target', cell: ({ name }) => name, sort: 'name' },
  team,
  stage,
  version,
  lastDeployment,
]

export function hrefOf({ kind, name }: TargetRow) {
  return targetHref(targetRefOf({ kind, name }))
}
