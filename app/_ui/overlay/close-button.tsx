import { X } from 'lucide-react'
import type { ComponentProps } from 'react'

/** Closes what it stands in. Without a tooltip: Esc would close that first, and the dialog only at the second press. */
export function CloseButton(props: Omit<ComponentProps<'button'>, 'className' | 'children' | 'type'>) {
  return (
    <button
      type="button"
      {...props}
      aria-label="Close"
      className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted transition-colors duration-150 hover:bg-hover hover:text-text"
    >
      <X aria-hidden className="size-4" />
    </button>
  )
}
