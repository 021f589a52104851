import Link from 'next/link'
import type { ReactNode } from 'react'
import { BlockedButton } from './blocked-button.tsx'
import { type ButtonSize, type ButtonVariant, buttonStyle } from './button-style.ts'

interface Props {
  href: string
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: ReactNode
  /** Why the page behind it is of no use to this person now; the button stays visible and says so. */
  disabledReason?: string | undefined
  children: ReactNode
}

/** Goes to another page and looks like a button, because going there begins an action. */
export function LinkButton({ href, variant, size, icon, disabledReason, children }: Props) {
  const content = (
    <>
      {icon}
      {children}
    </>
  )
  if (disabledReason) {
    return (
      <BlockedButton reason={disabledReason} variant={variant} size={size}>
        {content}
      </BlockedButton>
    )
  }
  return (
    <Link href={href} className={buttonStyle(variant, size)}>
      {content}
    </Link>
  )
}
