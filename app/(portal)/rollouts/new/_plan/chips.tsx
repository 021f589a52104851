'use client'

import { Check } from 'lucide-react'
import { useId } from 'react'
import { formatNumber } from '../../../../_lib/format.ts'

interface Props<Value extends string> {
  label: string
  options: readonly { value: Value; label: string; count?: number }[]
  chosen: readonly Value[]
  onToggle: (value: Value) => void
}

/** Many of a few, all in sight. */
export function Chips<Value extends string>({ label, options, chosen, onToggle }: Props<Value>) {
  const id = useId()
  return (
    <fieldset aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5">
      <span id={id} className="min-h-5 font-medium text-table">
        {label}
      </span>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label: word, count }) => (
          <button
            key={value}
            type="button"
            aria-pressed={chosen.includes(value)}
            onClick={() => onToggle(value)}
            className="inline-flex h-8 items-center gap-1.5 rounded-control border border-line bg-raised px-2.5 text-table transition-colors duration-150 hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected"
          >
            {chosen.includes(value) && <Check aria-hidden className="size-3.5 text-accent" />}
            {word}
            {count !== undefined && <span className="text-fine text-muted">{formatNumber(count)}</span>}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
