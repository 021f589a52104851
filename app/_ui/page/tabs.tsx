import Link from 'next/link'
import { formatNumber } from '../../_lib/format.ts'

export interface Tab {
  id: string
  label: string
  href: string
  count?: number | undefined
}

/** Tabs are links, so that each has a URL, opens in a new window and works before any script has loaded. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto">
      {tabs.map((tab) => (
        <Link
          key={tab.id}
          href={tab.href}
          scroll={false}
          aria-current={tab.id === current ? 'page' : undefined}
          className="flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 px-2 text-muted text-table transition-colors duration-150 -outline-offset-2 hover:text-text aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-text"
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="rounded-full bg-sunken px-1.5 text-fine text-muted">{formatNumber(tab.count)}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
