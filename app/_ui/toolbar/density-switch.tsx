'use client'

import { Rows3, Rows4 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton } from '../button/icon-button.tsx'
import { densityKey } from '../page/first-paint.ts'

const changed = 'hadron:density'

function subscribe(listener: () => void) {
  window.addEventListener(changed, listener)
  return () => window.removeEventListener(changed, listener)
}

const isCompact = () => document.documentElement.dataset.density === 'compact'

function setCompact(compact: string) {
  document.documentElement.dataset.density = compact
  localStorage.setItem(densityKey, compact)
  window.dispatchEvent(new Event(changed))
}

/** Row height of every table, remembered in this browser. */
export function DensitySwitch() {
  const compact = useSyncExternalStore(subscribe, isCompact, () => false)
  const Icon = compact ? Rows4 : Rows3
  return (
    <IconButton
      label={compact ? 'Use comfortable rows' : 'Use compact rows'}
      icon={<Icon aria-hidden className="size-4" />}
      onClick={() => setCompact(compact ? 'comfortable' : 'compact')}
    />
  )
}
