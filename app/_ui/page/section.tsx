import { type ReactNode, useId } from 'react'

interface Props {
  title: string
  description?: ReactNode
  action?: ReactNode
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, description, action, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-col gap-0.5">
          <h2 id={id} className="text-section font-semibold">
            {title}
          </h2>
          {description && <p className="max-w-(--width-measure) text-muted text-table">{description}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  )
}
