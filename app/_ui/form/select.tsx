'use client'

import { ChevronDown } from 'lucide-react'
import { controlStyle } from './control-style.ts'
import { useFieldControl } from './field-context.ts'

export interface Option {
  value: string
  label: string
  /** One line that helps to choose. Radios show it. */
  help?: string
  /** Why it cannot be chosen. */
  disabledReason?: string | undefined
}

interface Props {
  value: string
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  options: readonly Option[]
  /** Shown while nothing is chosen; without it the first option must be a valid choice. */
  placeholder?: string | undefined
  readOnly?: boolean | undefined
  'aria-label'?: string
}

/** One of a few. The browser's own list: the best there is on keyboards and phones. */
export function Select({ value, onChange, onBlur, options, placeholder, readOnly, ...rest }: Props) {
  return (
    <span className="relative flex items-center">
      <select
        {...useFieldControl()}
        {...rest}
        value={value}
        disabled={readOnly}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onBlur}
        className={`${controlStyle} h-8 appearance-none truncate pr-8`}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={Boolean(option.disabledReason)}>
            {option.disabledReason ? `${option.label} (${option.disabledReason})` : option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2.5 size-4 text-muted" />
    </span>
  )
}
