'use client'

import { Search } from 'lucide-react'
import { ModKey } from '../../_ui/text/mod-key.tsx'
import { usePalette } from '../palette/palette-provider.tsx'

export function PaletteButton() {
  const { open } = usePalette()
  return (
    <button
      type="button"
      onClick={() => open()}
      aria-keyshortcuts="Meta+K Control+K"
      className="mr-1 flex h-8 items-center gap-2 rounded-control border border-line bg-raised pr-1.5 pl-2.5 text-muted text-table transition-colors duration-150 hover:border-line-control hover:text-text lg:w-56"
    >
      <Search aria-hidden className="size-3.5" />
      <span className="grow text-left max-lg:sr-only">Search or jump to</span>
      <ModKey with="K" />
    </button>
  )
}
