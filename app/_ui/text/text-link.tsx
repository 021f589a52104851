import Link from 'next/link'
import type { ReactNode } from 'react'

/** A link inside words or cells, to a page of ours. */
export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="rounded-mark text-accent underline decoration-transparent underline-offset-3 transition-colors duration-150 hover:decoration-current"
    >
      {children}
    </Link>
  )
}
