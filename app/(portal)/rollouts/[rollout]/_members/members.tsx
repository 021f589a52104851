import { targetHref, targetRefOf } from '../../../../_components/change/target-ref.ts'
import { formatNumber } from '../../../../_lib/format.ts'
import { api } from '../../../../_trpc/server.tsx'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import { Table } from '../../../../_ui/table/table.tsx'
import type { TableState } from '../../../../_ui/table/table-state.ts'
import { NoMatch } from '../../../../_ui/toolbar/no-match.tsx'
import { Toolbar } from '../../../../_ui/toolbar/toolbar.tsx'
import type { Rollout } from '../_progress/summary.tsx'
import { type MemberRow, memberColumns } from './member-columns.tsx'
import { memberView } from './views.ts'

const sorts = ['wave', 'name', 'status', 'finished'] as const

/** Every member with its wave, its shape, how it stands and why. */
export async function Members({ rollout, state }: { rollout: Rollout; state: TableState }) {
  const wave = Number(state.filters.wave?.[0])
  const list = await api.rollouts.members.query({
    id: rollout.id,
    ...(wave > 0 ? { wave } : {}),
    ...memberView(state.tab),
    shape: state.filters.shape?.[0],
    search: state.text.slice(0, 100),
    sort: sorts.find((sort) => sort === state.sort?.by) ?? 'wave',
    direction: state.sort?.direction ?? 'asc',
    page: state.page,
    pageSize: state.pageSize,
  })
  const filters = [
    {
      name: 'wave',
      label: 'Wave',
      options: rollout.waves.map(({ number, name }) => ({
        value: String(number),
        label: `${formatNumber(number)} ${name}`,
      })),
    },
    { name: 'shape', label: 'Shape', options: rollout.shapes.map(({ label }) => ({ value: label, label })) },
  ]
  return (
    <Table
      label="members"
      columns={memberColumns({ id: rollout.id, blocked: rollout.blocked.skipMember })}
      rows={list.rows}
      total={list.total}
      rowId={({ targetId }) => targetId}
      rowHref={hrefOf}
      state={state}
      toolbar={<Toolbar state={state} search="Search name" filters={filters} />}
      emptyFiltered={<NoMatch state={state} label="members" />}
      empty={<EmptyState title="No members">Everybody was left out of this plan.</EmptyState>}
    />
  )
}

function hrefOf({ kind, name }: MemberRow) {
  return targetHref(targetRefOf({ kind, name }))
}
