'use client'

import { createContext, type MouseEvent, type ReactNode, useContext, useMemo, useRef, useState } from 'react'
import { Checkbox } from '../form/checkbox.tsx'
import { type Picked, pickRange, toggleAll } from './picked.ts'

interface Selection {
  /** The chosen ids; empty when `all` is true. */
  ids: readonly string[]
  /** Every row that matches the filters, on every page: the command gets the filter, not the ids. */
  all: boolean
  count: number
  total: number
  clear: () => void
  chooseAll: () => void
}

interface Controls extends Selection {
  picked: Picked
  pageIds: readonly string[]
  toggle: (index: number, range: 'one' | 'range') => void
  togglePage: () => void
}

const SelectionContext = createContext<Controls | undefined>(undefined)

export function SelectionProvider({
  pageIds,
  total,
  children,
}: {
  pageIds: string[]
  total: number
  children: ReactNode
}) {
  const [picked, setPicked] = useState<Picked>([])
  const last = useRef(0)
  const controls = useMemo<Controls>(() => {
    const all = picked === 'all'
    return {
      picked,
      pageIds,
      total,
      all,
      ids: all ? [] : picked,
      count: all ? total : picked.length,
      clear: () => setPicked([]),
      chooseAll: () => setPicked('all'),
      toggle: (index, range) => {
        const from = range === 'range' ? last.current : index
        last.current = index
        setPicked((now) => pickRange(now, pageIds, from, index))
      },
      togglePage: () => setPicked((now) => toggleAll(now, pageIds)),
    }
  }, [picked, pageIds, total])
  return <SelectionContext value={controls}>{children}</SelectionContext>
}

function useControls() {
  const controls = useContext(SelectionContext)
  if (!controls) throw new Error('A selection is only there inside a Table with `bulk`.')
  return controls
}

/** What is selected in the table around, for the buttons of its bulk bar. */
export const useSelection = (): Selection => useControls()

export function SelectRow({ id, index }: { id: string; index: number }) {
  const { picked, toggle } = useControls()
  const checked = picked === 'all' || picked.includes(id)
  const onClick = (event: MouseEvent) => toggle(index, event.shiftKey ? 'range' : 'one')
  return <Checkbox label={`Select row ${index + 1}`} look="box" checked={checked} onClick={onClick} />
}

export function SelectPage() {
  const { picked, pageIds, togglePage } = useControls()
  const chosen = picked === 'all' ? pageIds.length : pageIds.filter((id) => picked.includes(id)).length
  const checked = chosen === pageIds.length ? true : chosen > 0 ? 'mixed' : false
  return <Checkbox label="Select every row on this page" look="box" checked={checked} onClick={togglePage} />
}
