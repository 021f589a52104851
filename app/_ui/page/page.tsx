import type { ReactNode } from 'react'

interface Props {
  title: string
  /** One line on what this page is for; on a record, what the record is. */
  description?: ReactNode
  /** On a record page: the id to copy and the status axes, on one line under the title. */
  facts?: ReactNode
  /** The primary action, to the right of the title. Blocked actions stay visible with their reason. */
  action?: ReactNode
  /** `Tabs`, with counts where they help to choose. */
  tabs?: ReactNode
  children: ReactNode
}

/** The anatomy every page shares: title, one line, action; tabs; content. Sets the only `h1`. */
export function Page({ title, description, facts, action, tabs, children }: Props) {
  return (
    <div className="flex flex-col">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-6 pt-6 pb-4">
        <div className="flex min-w-0 flex-1 basis-96 flex-col gap-1">
          <h1 className="wrap-anywhere text-title font-semibold tracking-tight">{title}</h1>
          {description && <p className="max-w-(--width-measure) text-muted">{description}</p>}
          {facts && <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 pt-1.5">{facts}</div>}
        </div>
        {action && <div className="flex flex-wrap items-start gap-2">{action}</div>}
      </header>
      {tabs && <div className="border-line border-b px-6">{tabs}</div>}
      <div className="flex max-w-360 flex-col gap-6 px-6 pt-4 pb-12">{children}</div>
    </div>
  )
}
