import type { ReactNode } from 'react'

interface Props {
  /** "No services yet", "No deployment matches". */
  title: string
  /** One or two sentences: what this is for, or why nothing matches. */
  children: ReactNode
  /** The one thing to do next. */
  action?: ReactNode
  icon?: ReactNode
}

export function EmptyState({ title, children, action, icon }: Props) {
  return (
    <div className="flex flex-col items-center gap-3 px-6 py-14 text-center">
      {icon && (
        <div
          aria-hidden
          className="flex size-10 items-center justify-center rounded-panel border border-line bg-sunken text-muted"
        >
          {icon}
        </div>
      )}
      <div className="flex flex-col items-center gap-1">
        <p className="font-medium text-section">{title}</p>
        <div className="max-w-prose text-balance text-muted text-table">{children}</div>
      </div>
      {action}
    </div>
  )
}

/** The outline of a table that has no rows. */
export function EmptyBox({ children }: { children: ReactNode }) {
  return <div className="rounded-panel border border-line border-dashed">{children}</div>
}
