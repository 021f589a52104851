import { X } from 'lucide-react'
import Link from 'next/link'
import { clearFilters, type TableState, toggleFilter } from '../table/table-state.ts'
import type { Filter } from './filters.ts'

/** What the list is narrowed by now, each to be taken away, and all at once. */
export function FilterTokens({ filters, state }: { filters: readonly Filter[]; state: TableState }) {
  const tokens = filters.flatMap((filter) => (state.filters[filter.name] ?? []).map((value) => ({ filter, value })))
  if (tokens.length === 0) return null
  return (
    <ul aria-label="Filters" className="flex flex-wrap items-center gap-1.5">
      {tokens.map(({ filter, value }) => (
        <li key={`${filter.name}=${value}`}>
          <Link
            href={toggleFilter(state, filter.name, value)}
            replace
            scroll={false}
            aria-label={`Remove filter ${filter.label}: ${labelOf(filter, value)}`}
            className="inline-flex h-6 items-center gap-1 rounded-control border border-line bg-raised pr-1 pl-2 text-fine hover:bg-hover"
          >
            <span className="text-muted">{filter.label}</span>
            {labelOf(filter, value)}
            <X aria-hidden className="size-3 text-muted" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          href={clearFilters(state)}
          replace
          scroll={false}
          className="rounded-control px-1.5 py-1 text-fine text-muted hover:text-text"
        >
          Clear all
        </Link>
      </li>
    </ul>
  )
}

const labelOf = (filter: Filter, value: string) =>
  filter.options.find((option) => option.value === value)?.label ?? value
