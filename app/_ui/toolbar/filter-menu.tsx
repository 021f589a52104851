'use client'

import { Check, ListFilter } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { formatNumber } from '../../_lib/format.ts'
import { buttonStyle } from '../button/button-style.ts'
import { type TableState, toggleFilter } from '../table/table-state.ts'
import type { Filter } from './filters.ts'
import { useUrlState } from './use-url-state.ts'

/** The values of one filter, several at a time; the menu stays open while one chooses. */
export function FilterMenu({ filter, state }: { filter: Filter; state: TableState }) {
  const { show } = useUrlState()
  const chosen = state.filters[filter.name] ?? []
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger className={buttonStyle('secondary')}>
        <ListFilter aria-hidden className="size-3.5 text-muted" />
        {filter.label}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={4}
          className="z-40 max-h-80 min-w-48 animate-appear overflow-y-auto rounded-panel bg-raised p-1 text-table shadow-overlay"
        >
          {filter.options.map((option) => (
            <DropdownMenu.CheckboxItem
              key={option.value}
              checked={chosen.includes(option.value)}
              onCheckedChange={() => show(toggleFilter(state, filter.name, option.value, filter.choice))}
              onSelect={(event) => event.preventDefault()}
              className="flex h-8 cursor-pointer items-center gap-2 rounded-control px-2 -outline-offset-2 data-highlighted:bg-hover"
            >
              <Check
                aria-hidden
                className={`size-3.5 ${chosen.includes(option.value) ? 'text-accent' : 'opacity-0'}`}
              />
              <span className="grow truncate">{option.label}</span>
              {option.count !== undefined && <span className="text-fine text-muted">{formatNumber(option.count)}</span>}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
