'use client'

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { SearchKind } from '../bar/crumbs.ts'
import { Palette } from './palette.tsx'

interface PaletteControls {
  /** Opens the palette; with a kind it offers only things of that kind. */
  open: (kind?: SearchKind) => void
}

const PaletteContext = createContext<PaletteControls | undefined>(undefined)

export function PaletteProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<{ kind?: SearchKind | undefined }>()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setState((now) => (now ? undefined : {}))
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const controls = useMemo<PaletteControls>(() => ({ open: (kind) => setState({ kind }) }), [])
  return (
    <PaletteContext value={controls}>
      {children}
      {state && <Palette kind={state.kind} close={() => setState(undefined)} />}
    </PaletteContext>
  )
}

export function usePalette() {
  const controls = useContext(PaletteContext)
  if (!controls) throw new Error('PaletteProvider is missing.')
  return controls
}
