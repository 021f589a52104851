'use client'

import { Check, Link2 } from 'lucide-react'
import { IconButton } from '../button/icon-button.tsx'
import { useCopy } from './use-copy.ts'

/** Copies the address of what is on screen now. */
export function CopyLink() {
  const { state, copy } = useCopy()
  return (
    <IconButton
      label={{ idle: 'Copy link', copied: 'Copied', refused: 'Copy the address from the address bar instead' }[state]}
      icon={
        state === 'copied' ? <Check aria-hidden className="size-4 text-ok" /> : <Link2 aria-hidden className="size-4" />
      }
      onClick={() => void copy(window.location.href)}
    />
  )
}
