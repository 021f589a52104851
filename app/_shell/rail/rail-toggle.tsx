'use client'

import { PanelLeft } from 'lucide-react'
import { railKey } from '../../_ui/page/first-paint.ts'

function toggle() {
  const root = document.documentElement
  const next = root.dataset.rail === 'narrow' ? 'wide' : 'narrow'
  root.dataset.rail = next
  localStorage.setItem(railKey, next)
}

/** Shrinks the rail to icons and back; the browser remembers. */
export function RailToggle() {
  return (
    <button
      type="button"
      onClick={toggle}
      title="Collapse or expand the navigation"
      className="m-2 flex h-8 items-center gap-2.5 rounded-control px-2.5 text-muted text-table hover:bg-hover hover:text-text max-lg:hidden"
    >
      <PanelLeft aria-hidden className="size-4 shrink-0" />
      <span className="narrow:sr-only">Collapse</span>
    </button>
  )
}
