import { Check } from 'lucide-react'
import { denied, type Permission, permissions, type Role, roles } from '../../../server/policy/policy.ts'
import { formatWord } from '../../_lib/format.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Mono, Muted } from '../../_ui/text/words.tsx'

interface Row {
  permission: Permission
  explains: string
}

const rows: readonly Row[] = (Object.keys(permissions) as Permission[]).map((permission) => ({
  permission,
  explains: formatWord(permissions[permission]),
}))

/** The policy itself is asked, so that this table can never say anything else. */
const may = (role: Role, permission: Permission) =>
  denied({ kind: 'member', id: '', name: '', email: '', role, teamIds: [] }, permission) === undefined

const columns: readonly Column<Row>[] = [
  { id: 'permission', header: 'Permission', cell: ({ explains }) => explains },
  { id: 'name', header: 'Name', width: '12rem', cell: ({ permission }) => <Mono>{permission}</Mono> },
  ...roles.map((role) => ({
    id: role,
    header: formatWord(role),
    width: '8rem',
    cell: ({ permission }: Row) => <Answer role={role} permission={permission} />,
  })),
]

function Answer({ role, permission }: { role: Role; permission: Permission }) {
  if (!may(role, permission)) return <Muted>no</Muted>
  return (
    <span className="flex items-center gap-1.5">
      <Check aria-hidden className="size-3.5 text-ok" />
      {role === 'developer' ? 'own teams' : 'yes'}
    </span>
  )
}

export function RoleTable() {
  return (
    <PlainTable
      label="permissions"
      columns={columns}
      rows={rows}
      rowId={({ permission }) => permission}
      empty={<EmptyState title="No permissions">There is nothing that anybody may change.</EmptyState>}
    />
  )
}
