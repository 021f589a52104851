'use client'

import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { BlockedButton } from './blocked-button.tsx'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'

interface Props {
  /** Why it is not possible now, from the server; undefined when it is. */
  disabledReason: string | undefined
  pending: boolean
  /** Why the last try was refused; stands under the button until the next one. */
  error: string | undefined
  onClick?: () => void
  type?: 'button' | 'submit'
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  children: ReactNode
}

/** A button that changes something on the server. The type remembers that it may be refused, take time, or fail. */
export function ActionButton({ disabledReason, pending, error, onClick, type = 'button', ...look }: Props) {
  const { variant, size, icon, children } = look
  const errorId = useId()
  if (disabledReason) {
    return (
      <BlockedButton reason={disabledReason} variant={variant} size={size}>
        {icon}
        {children}
      </BlockedButton>
    )
  }
  return (
    <span className="inline-flex flex-col items-start gap-1">
      <button
        type={type}
        aria-disabled={pending || undefined}
        aria-busy={pending || undefined}
        aria-describedby={error ? errorId : undefined}
        onClick={(event) => {
          if (pending) event.preventDefault()
          else onClick?.()
        }}
        className={buttonStyle(variant, size)}
      >
        {pending ? <LoaderCircle aria-hidden className="size-3.5 animate-spin" /> : icon}
        {children}
      </button>
      {error && (
        <span role="alert" id={errorId} className="max-w-80 text-fine text-danger">
          {error}
        </span>
      )}
    </span>
  )
}
