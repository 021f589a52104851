import Link from 'next/link'
import type { ReactNode } from 'react'

interface Props {
  /** Names the list for those who hear it. */
  label: string
  children: ReactNode
}

/** Facts of one line each, in a box. */
export function FactList({ label, children }: Props) {
  return (
    <ul aria-label={label} className="flex flex-col overflow-hidden rounded-panel border border-line bg-raised">
      {children}
    </ul>
  )
}

interface FactProps {
  /** Where the whole line leads. */
  href: string
  /** A status mark. */
  mark?: ReactNode
  title: ReactNode
  /** Quiet words under the title. */
  detail?: ReactNode
  /** Right: an age, a version. */
  end?: ReactNode
}

/** One fact: what, in a few words, and where to go about it. */
export function Fact({ href, mark, title, detail, end }: FactProps) {
  return (
    <li className="border-line border-b last:border-0">
      <Link
        href={href}
        className="flex items-start gap-2.5 px-3 py-2 text-table -outline-offset-2 transition-colors duration-150 hover:bg-hover"
      >
        {mark && <span className="flex h-5 items-center">{mark}</span>}
        <span className="flex min-w-0 grow flex-col">
          <span className="truncate font-medium">{title}</span>
          {detail && <span className="line-clamp-2 text-fine text-muted">{detail}</span>}
        </span>
        {end && <span className="shrink-0 text-fine text-muted leading-5">{end}</span>}
      </Link>
    </li>
  )
}

/** The list when it is empty: one quiet line instead of a box full of nothing. */
export function NoFacts({ children }: { children: ReactNode }) {
  return <p className="rounded-panel border border-line border-dashed px-3 py-4 text-muted text-table">{children}</p>
}
