import { ExternalLink as Mark } from 'lucide-react'
import type { ReactNode } from 'react'

/** A link to somebody else's page, in a tab of its own, which learns nothing of where it was opened. */
export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 rounded-mark text-accent underline decoration-transparent underline-offset-3 transition-colors duration-150 hover:decoration-current"
    >
      {children}
      <Mark aria-label="(opens in a new tab)" className="size-3" />
    </a>
  )
}
