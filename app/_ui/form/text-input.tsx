'use client'

import type { ComponentProps } from 'react'
import { classes } from '../classes.ts'
import { controlStyle, lockedStyle } from './control-style.ts'
import { useFieldControl } from './field-context.ts'

type Native = Omit<ComponentProps<'input'>, 'className' | 'style' | 'value' | 'onChange' | 'size'>

type Props = Native & {
  value: string
  onChange: (value: string) => void
  /** `mono` for ids, ARNs, CIDRs, image names. */
  font?: 'sans' | 'mono'
}

export function TextInput({ value, onChange, font = 'sans', type = 'text', ...rest }: Props) {
  return (
    <input
      {...useFieldControl()}
      autoComplete="off"
      spellCheck={false}
      {...rest}
      type={type}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      className={classes(controlStyle, lockedStyle, 'h-8', font === 'mono' && 'font-mono text-table')}
    />
  )
}
