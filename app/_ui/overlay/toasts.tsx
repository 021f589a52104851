'use client'

import { CircleCheck, OctagonX } from 'lucide-react'
import { useTheme } from 'next-themes'
import { Toaster, toast } from 'sonner'

const look =
  'flex w-full items-start gap-2.5 rounded-panel bg-raised px-3.5 py-3 text-table text-text shadow-overlay [&_[data-title]]:font-medium [&_[data-description]]:text-muted'

export function Toasts() {
  const { resolvedTheme } = useTheme()
  return (
    <Toaster
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      duration={6000}
      icons={{
        success: <CircleCheck className="size-4 text-ok" />,
        error: <OctagonX className="size-4 text-danger" />,
      }}
      toastOptions={{ unstyled: true, classNames: { toast: look } }}
    />
  )
}

interface Link {
  label: string
  go: () => void
}

/** For what finished after the person was moved elsewhere; beside its control a result needs no toast. */
export const say = {
  done: (title: string, link?: Link) =>
    toast.success(title, { action: link && { label: link.label, onClick: link.go } }),
  failed: (title: string, description?: string) => toast.error(title, { description, duration: 12_000 }),
}
