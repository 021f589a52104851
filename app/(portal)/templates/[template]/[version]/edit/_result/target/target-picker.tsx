'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { formatNumber } from '../../../../../../../_lib/format.ts'
import { useTRPC } from '../../../../../../../_trpc/client.tsx'
import { Button } from '../../../../../../../_ui/button/button.tsx'
import { useSettled } from '../../../../../../../_ui/use-settled.ts'
import type { ChosenTarget } from './chosen-target.ts'
import { TargetMatches } from './target-matches.tsx'

interface Props {
  template: string
  /** Undefined: the bundle's own example. */
  chosen: ChosenTarget | undefined
  onChoose: (target: ChosenTarget | undefined) => void
}

/** Whose spec and place the text is tried with: the example's, or any live target's, found by name. */
export function TargetPicker({ template, chosen, onChoose }: Props) {
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const search = useSettled(typed)
  const found = useQuery(
    useTRPC().drafts.tryTargets.queryOptions(
      { template, search },
      { enabled: open, placeholderData: keepPreviousData },
    ),
  )
  const choose = (target: ChosenTarget | undefined) => {
    onChoose(target)
    setOpen(false)
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button size="small">For {chosen?.name ?? 'the example'}</Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          aria-label="Try it for"
          className="z-50 flex max-h-96 w-80 animate-appear flex-col overflow-hidden rounded-panel bg-raised shadow-overlay"
        >
          <input
            type="search"
            aria-label="Search targets"
            placeholder="Search targets by name"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="h-9 shrink-0 border-line border-b bg-transparent px-3 text-table outline-none"
          />
          <TargetMatches targets={found.data?.targets ?? []} chosen={chosen?.id} onChoose={choose} />
          {found.data && found.data.total > found.data.targets.length && (
            <p className="border-line border-t px-3 py-1.5 text-fine text-muted">
              {formatNumber(found.data.targets.length)} of {formatNumber(found.data.total)}; type to find others.
            </p>
          )}
          {found.data?.total === 0 && (
            <p className="px-3 pb-2 text-muted text-table">
              {search ? 'No target has such a name.' : 'Nothing runs this template yet.'}
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
