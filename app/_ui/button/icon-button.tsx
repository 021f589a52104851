'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from '../overlay/tooltip.tsx'

type Props = Omit<ComponentProps<'button'>, 'className' | 'style' | 'disabled' | 'aria-label' | 'children'> & {
  /** What it does; its accessible name and its tooltip. */
  label: string
  icon: ReactNode
}

export function IconButton({ label, icon, type = 'button', ...rest }: Props) {
  return (
    <Tooltip content={label}>
      <button
        type={type}
        {...rest}
        aria-label={label}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted transition-colors duration-150 hover:bg-hover hover:text-text aria-expanded:bg-hover"
      >
        {icon}
      </button>
    </Tooltip>
  )
}
