'use client'

import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { CloseButton } from './close-button.tsx'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What it is about, in a sentence or two. */
  description?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  size?: 'normal' | 'wide'
  children?: ReactNode
}

/** A question in the middle of the page; the focus stays inside until it is answered or closed with Esc. */
export function Dialog({ open, onOpenChange, title, description, footer, size = 'normal', children }: Props) {
  const width = size === 'wide' ? 'max-w-3xl' : 'max-w-lg'
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Radix.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={`fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[80vh] animate-appear flex-col rounded-panel bg-raised shadow-overlay ${width}`}
        >
          <div className="flex flex-col gap-1 py-4 pr-14 pl-5">
            <Radix.Title className="font-semibold text-section">{title}</Radix.Title>
            {description && (
              <Radix.Description asChild>
                <div className="max-w-(--width-measure) text-muted text-table">{description}</div>
              </Radix.Description>
            )}
          </div>
          {children && <div className="flex flex-col gap-4 overflow-y-auto px-5 py-1">{children}</div>}
          {footer && <div className="flex flex-wrap items-start justify-end gap-2 px-5 pt-3 pb-4">{footer}</div>}
          {/* Last, so that the focus begins at the question and not at the way out. */}
          <span className="absolute top-3 right-3">
            <Radix.Close asChild>
              <CloseButton />
            </Radix.Close>
          </span>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
