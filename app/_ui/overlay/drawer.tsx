'use client'

import { useRouter } from 'next/navigation'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { CopyLink } from '../text/copy-link.tsx'
import { CloseButton } from './close-button.tsx'

interface Props {
  title: string
  facts?: ReactNode
  /** Where the list stands without the drawer, such as `?page=2`; closing goes there and keeps the scroll place. */
  closeHref: string
  children: ReactNode
}

/**
 * The details of one row beside its list. It is open because the URL says so (`?show=dep-…`): render it or do not.
 */
export function Drawer({ title, facts, closeHref, children }: Props) {
  const router = useRouter()
  return (
    <Radix.Root open onOpenChange={() => router.replace(closeHref, { scroll: false })}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-appear bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            // The drawer itself: its first button would open its tooltip, which then takes the first Esc.
            event.preventDefault()
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus()
          }}
          className="fixed inset-y-0 right-0 z-40 flex w-full max-w-2xl animate-slide outline-none flex-col border-line border-l bg-raised shadow-overlay"
        >
          <header className="flex items-start justify-between gap-4 border-line border-b px-5 py-3">
            <div className="flex min-w-0 flex-col gap-1">
              <Radix.Title className="wrap-anywhere font-semibold text-section">{title}</Radix.Title>
              {facts && <div className="flex flex-wrap items-center gap-3 text-table">{facts}</div>}
            </div>
            <div className="flex shrink-0 gap-1">
              <CopyLink />
              <Radix.Close asChild>
                <CloseButton />
              </Radix.Close>
            </div>
          </header>
          <div className="flex grow flex-col gap-6 overflow-y-auto px-5 py-4">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
