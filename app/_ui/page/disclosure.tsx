import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

/** Something that most readers need not see: closed until it is asked for, without a script. */
export function Disclosure({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="group flex min-w-0 flex-col">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 self-start rounded-mark text-muted text-table transition-colors duration-150 hover:text-text">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-150 group-open:rotate-90" />
        {summary}
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  )
}
