'use client'

import { ChevronsUpDown } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { usePalette } from '../palette/palette-provider.tsx'
import { type Crumb, crumbsOf } from './crumbs.ts'

/** The way to this page; a record's name opens the list of its siblings. */
export function Breadcrumbs() {
  const crumbs = crumbsOf(usePathname())
  return (
    <nav aria-label="Breadcrumbs" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 text-table">
        {crumbs.map((crumb, index) => (
          <li key={crumb.label} className="flex min-w-0 items-center gap-1.5 nth-2:shrink">
            {index > 0 && (
              <span aria-hidden className="text-muted">
                /
              </span>
            )}
            <Place crumb={crumb} />
            {crumb.kind && <SiblingSwitcher crumb={crumb} kind={crumb.kind} />}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Place({ crumb }: { crumb: Crumb }) {
  if (!crumb.href) {
    return (
      <span aria-current="page" className="truncate font-medium">
        {crumb.label}
      </span>
    )
  }
  return (
    <Link href={crumb.href} className="truncate rounded-mark text-muted hover:text-text">
      {crumb.label}
    </Link>
  )
}

function SiblingSwitcher({ crumb, kind }: { crumb: Crumb; kind: NonNullable<Crumb['kind']> }) {
  const { open } = usePalette()
  return (
    <button
      type="button"
      aria-label={`Switch from ${crumb.label} to another ${kind}`}
      onClick={() => open(kind)}
      className="inline-flex size-6 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text"
    >
      <ChevronsUpDown aria-hidden className="size-3.5" />
    </button>
  )
}
