'use client'

import type { ComponentProps } from 'react'
import { classes } from '../classes.ts'
import { controlStyle, lockedStyle } from './control-style.ts'
import { useFieldControl } from './field-context.ts'

type Native = Omit<ComponentProps<'textarea'>, 'className' | 'style' | 'value' | 'onChange'>
type Props = Native & { value: string; onChange: (value: string) => void; font?: 'sans' | 'mono' }

export function Textarea({ value, onChange, font = 'sans', rows = 4, ...rest }: Props) {
  return (
    <textarea
      {...useFieldControl()}
      {...rest}
      rows={rows}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(controlStyle, lockedStyle, 'resize-y py-1.5', font === 'mono' && 'font-mono text-table')}
    />
  )
}
