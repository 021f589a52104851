import type { ReactNode } from 'react'
import type { TableState } from '../table/table-state.ts'
import { DensitySwitch } from './density-switch.tsx'
import { FilterMenu } from './filter-menu.tsx'
import { FilterTokens } from './filter-tokens.tsx'
import type { Filter } from './filters.ts'
import { SearchBox } from './search-box.tsx'

interface Props {
  state: TableState
  /** What the search looks through: "Search name or id". */
  search: string
  filters?: readonly Filter[]
  /** What else acts on the whole list, such as an export. */
  actions?: ReactNode
}

/** Search, filters and density of a list. All of it writes to the URL. */
export function Toolbar({ state, search, filters = [], actions }: Props) {
  return (
    <div role="toolbar" aria-label="List" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox state={state} label={search} />
        {filters.map((filter) => (
          <FilterMenu key={filter.name} filter={filter} state={state} />
        ))}
        <span className="grow" />
        {actions}
        <DensitySwitch />
      </div>
      <FilterTokens filters={filters} state={state} />
    </div>
  )
}
