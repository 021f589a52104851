'use client'

import { Switch as Radix } from 'radix-ui'
import { useFieldControl } from './field-context.ts'

interface Props {
  checked: boolean
  onChange: (checked: boolean) => void
  onBlur?: (() => void) | undefined
  readOnly?: boolean | undefined
  'aria-label'?: string
}

/** On or off. The word beside it says which, so that colour and place are not the only signs. */
export function Switch({ checked, onChange, onBlur, readOnly, ...rest }: Props) {
  const { 'aria-required': _, ...field } = useFieldControl()
  return (
    <span className="flex h-8 items-center gap-2">
      <Radix.Root
        {...field}
        {...rest}
        checked={checked}
        onCheckedChange={onChange}
        onBlur={onBlur}
        disabled={readOnly}
        className="relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-line-control bg-sunken transition-colors duration-150 disabled:cursor-not-allowed disabled:opacity-60 data-[state=checked]:border-accent-fill data-[state=checked]:bg-accent-fill"
      >
        <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-muted transition-transform duration-150 data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-fill" />
      </Radix.Root>
      <span aria-hidden className="text-muted text-table">
        {checked ? 'On' : 'Off'}
      </span>
    </span>
  )
}
