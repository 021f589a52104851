'use client'

import { type ReactNode, useId } from 'react'
import { Tooltip } from '../overlay/tooltip.tsx'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'

interface Props {
  reason: string
  variant?: ButtonVariant | undefined
  size?: ButtonSize | undefined
  children: ReactNode
}

/** A button that cannot be used now. It stays in the tab order, so that its reason can be found and read out. */
export function BlockedButton({ reason, variant, size, children }: Props) {
  const reasonId = useId()
  return (
    <Tooltip content={reason}>
      <button type="button" aria-disabled="true" aria-describedby={reasonId} className={buttonStyle(variant, size)}>
        {children}
        <span id={reasonId} hidden>
          {reason}
        </span>
      </button>
    </Tooltip>
  )
}
