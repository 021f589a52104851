import type { ComponentProps, ReactNode } from 'react'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'

type Props = Omit<ComponentProps<'button'>, 'className' | 'style' | 'disabled'> & {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
}

/** A button that is always possible. What may be refused, fail or take time is an `ActionButton`. */
export function Button({ variant, size, icon, type = 'button', children, ...rest }: Props) {
  return (
    <button type={type} {...rest} className={buttonStyle(variant, size)}>
      {icon}
      {children}
    </button>
  )
}
