'use client'

import { useId } from 'react'
import { useFieldGroup } from './field-context.ts'
import type { Option } from './select.tsx'

interface Props {
  value: string | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  options: readonly Option[]
  readOnly?: boolean | undefined
}

/** One of at most five, all in sight. Stands in a `Field` of kind `group`. */
export function RadioGroup({ value, onChange, onBlur, options, readOnly }: Props) {
  const name = useId()
  const direction = options.some((option) => option.help) ? 'flex-col' : 'flex-row'
  return (
    <div role="radiogroup" {...useFieldGroup()} className={`flex flex-wrap gap-x-5 gap-y-1 ${direction}`}>
      {options.map((option) => {
        const blocked = readOnly || Boolean(option.disabledReason)
        return (
          <label key={option.value} className="flex min-h-8 items-baseline gap-2 pt-1.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={blocked}
              onChange={() => onChange(option.value)}
              onBlur={onBlur}
              className="size-4 shrink-0 translate-y-0.75 accent-accent-fill"
            />
            <span className="flex flex-col">
              <span className={blocked ? 'text-muted' : ''}>{option.label}</span>
              {(option.disabledReason ?? option.help) && (
                <span className="text-fine text-muted">{option.disabledReason ?? option.help}</span>
              )}
            </span>
          </label>
        )
      })}
    </div>
  )
}
