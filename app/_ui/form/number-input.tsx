'use client'

import type { ComponentProps } from 'react'
import { controlStyle, lockedStyle } from './control-style.ts'
import { useFieldControl } from './field-context.ts'

type Native = Omit<ComponentProps<'input'>, 'className' | 'style' | 'value' | 'onChange' | 'type' | 'size'>

type Props = Native & {
  /** A string while it is being typed, so that "-" and "" can stand for a moment. */
  value: number | string | undefined
  /** Undefined when empty; the text itself when it is no number yet, for the schema to judge. */
  onChange: (value: number | string | undefined) => void
  unit?: string
}

export function NumberInput({ value, onChange, unit, ...rest }: Props) {
  const read = (text: string) => {
    const number = Number(text)
    onChange(
      text.trim() === '' ? undefined : Number.isFinite(number) && !/[.]0*$|[eE+]$|^-0?$/.test(text) ? number : text,
    )
  }
  return (
    <span className="flex items-center gap-2">
      <span className="w-36">
        <input
          {...useFieldControl()}
          autoComplete="off"
          inputMode="decimal"
          {...rest}
          value={value ?? ''}
          onChange={(event) => read(event.target.value)}
          className={`${controlStyle} ${lockedStyle} h-8`}
        />
      </span>
      {unit && <span className="text-muted text-table">{unit}</span>}
    </span>
  )
}
