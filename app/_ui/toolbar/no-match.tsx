import { LinkButton } from '../button/link-button.tsx'
import { EmptyState } from '../feedback/empty-state.tsx'
import { clearFilters, type TableState } from '../table/table-state.ts'

/** The usual `emptyFiltered` of a table: what was asked for, and the way back. `label` is plural: "services". */
export function NoMatch({ state, label }: { state: TableState; label: string }) {
  const parts = [
    state.text && `the text “${state.text}”`,
    state.tab && `the view “${state.tab.replaceAll('_', ' ')}”`,
    ...Object.entries(state.filters).flatMap(([name, values]) => values.map((value) => `${name} ${value}`)),
  ].filter(Boolean)
  return (
    <EmptyState
      title={`No ${label} match`}
      action={<LinkButton href={clearFilters({ ...state, tab: undefined })}>Clear filters</LinkButton>}
    >
      You are looking for {parts.join(', ')}.
    </EmptyState>
  )
}
