'use client'

import { type ReactNode, useId } from 'react'
import { FieldContext } from './field-context.ts'

interface Props {
  label: ReactNode
  /** One line under the label: what it is for, its unit, an example. */
  help?: ReactNode
  /** What is wrong and what would be right; stands once, under the control. */
  error?: string | undefined
  required?: boolean
  /** Where the value comes from: *default*, *environment*, *template*, *you*. */
  provenance?: ReactNode
  /** A small action beside the provenance, such as Reset. */
  action?: ReactNode
  /** `group`: several controls under one label, such as radios. */
  kind?: 'control' | 'group'
  children: ReactNode
}

/** A label, a control, and everything there is to say about it. The control inside finds its ids by itself. */
export function Field({ label, help, error, required, provenance, action, kind = 'control', children }: Props) {
  const id = useId()
  const ids = { control: `${id}c`, label: `${id}l`, help: `${id}h`, error: `${id}e` }
  const describedBy = [help && ids.help, error && ids.error].filter(Boolean).join(' ') || undefined
  const Label = kind === 'control' ? 'label' : 'span'
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <div className="flex min-h-5 flex-wrap items-baseline gap-x-2">
        <Label id={ids.label} htmlFor={kind === 'control' ? ids.control : undefined} className="font-medium text-table">
          {label}
          {required && (
            <span aria-hidden className="text-danger">
              {' *'}
            </span>
          )}
        </Label>
        {provenance && <span className="text-fine text-muted">{provenance}</span>}
        {action}
      </div>
      {help && (
        <div id={ids.help} className="max-w-(--width-measure) text-fine text-muted">
          {help}
        </div>
      )}
      <FieldContext value={{ id: ids.control, labelId: ids.label, describedBy, invalid: Boolean(error), required }}>
        {children}
      </FieldContext>
      {error && (
        <p id={ids.error} role="alert" className="wrap-anywhere max-w-(--width-measure) text-danger text-fine">
          {error}
        </p>
      )}
    </div>
  )
}
