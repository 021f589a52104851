'use client'

import { Check, Minus } from 'lucide-react'
import type { MouseEvent } from 'react'

interface Props {
  label: string
  /** `box`: the label is for screen readers only, as in a table. */
  look?: 'box' | 'labelled'
  checked: boolean | 'mixed'
  onClick: (event: MouseEvent) => void
}

const box =
  'pointer-events-none absolute size-4 rounded-mark border border-line-control bg-raised peer-checked:border-accent-fill peer-checked:bg-accent-fill peer-indeterminate:border-accent-fill peer-indeterminate:bg-accent-fill peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2'

export function Checkbox({ label, look = 'labelled', checked, onClick }: Props) {
  const Mark = checked === 'mixed' ? Minus : Check
  return (
    <label className="inline-flex items-center gap-2">
      <span className="relative inline-flex size-4 items-center justify-center">
        <input
          type="checkbox"
          className="peer absolute -inset-1 size-6 cursor-pointer opacity-0"
          checked={checked === true}
          ref={(input) => {
            if (input) input.indeterminate = checked === 'mixed'
          }}
          onChange={() => undefined}
          onClick={onClick}
        />
        <span className={box} />
        {checked && <Mark aria-hidden strokeWidth={3} className="pointer-events-none relative size-3 text-on-fill" />}
      </span>
      <span className={look === 'box' ? 'sr-only' : ''}>{label}</span>
    </label>
  )
}
