import { formatWord } from '../../_lib/format.ts'
import type { Column } from '../../_ui/table/columns.ts'
import { LastDeployment } from './last-deployment.tsx'
import { type TargetRow, VersionCell } from './version-cell.tsx'

/** The columns that lists of instances and of environments share. */
export const stage: Column<TargetRow> = {
  id: 'stage',
  header: 'Stage',
  cell: (row) => formatWord(row.stage),
  width: '7rem',
  sort: 'stage',
}
export const version: Column<TargetRow> = {
  id: 'version',
  header: 'Version',
  cell: (row) => <VersionCell row={row} />,
  width: '10rem',
  sort: 'version',
}
export const lastDeployment: Column<TargetRow> = {
  id: 'status',
  header: 'Last deployment',
  cell: (row) => <LastDeployment row={row} />,
  width: '13rem',
  sort: 'deployed',
}
export const team: Column<TargetRow> = {
  id: 'team',
  header: 'Team',
  cell: (row) => row.team,
  width: '7.5rem',
  sort: 'team',
}
