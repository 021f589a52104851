'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { usePathname, useRouter } from 'next/navigation'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useDeferredValue, useState } from 'react'
import { useTRPC } from '../../_trpc/client.tsx'
import { problemOf } from '../../_trpc/problem.ts'
import type { SearchKind } from '../bar/crumbs.ts'
import { hitGroups, hrefOfHit } from './hits.ts'
import { PaletteGroup, PaletteItem } from './palette-item.tsx'
import { PaletteActions, PalettePages } from './palette-pages.tsx'

interface Props {
  /** Offer only things of this kind, at once, without typing. */
  kind: SearchKind | undefined
  close: () => void
}

/** Goes anywhere by name: pages, actions, and everything the search of the API finds. */
export function Palette({ kind, close }: Props) {
  const router = useRouter()
  const [text, setText] = useState('')
  const go = (href: string) => {
    close()
    router.push(href)
  }
  return (
    <Frame close={close}>
      <Command label="Search" shouldFilter={!kind} loop className="flex min-h-0 flex-col">
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={kind ? `Go to another ${kind}` : 'Search, or go to a page'}
          className="h-12 shrink-0 border-line border-b bg-transparent px-4 outline-none"
        />
        <Command.List className="min-h-0 overflow-y-auto p-1.5">
          <Hits text={text} kind={kind} go={go} />
          {!kind && <PalettePages go={go} />}
          {!kind && <PaletteActions close={close} />}
        </Command.List>
      </Command>
    </Frame>
  )
}

function Frame({ close, children }: { close: () => void; children: ReactNode }) {
  return (
    <Radix.Root open onOpenChange={close}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-overlay" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[14vh] z-50 mx-auto flex max-h-[60vh] max-w-xl animate-appear flex-col overflow-hidden rounded-panel bg-raised shadow-overlay"
        >
          <Radix.Title className="sr-only">Search</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function Hits({ text, kind, go }: { text: string; kind: SearchKind | undefined; go: (href: string) => void }) {
  const pathname = usePathname()
  const asked = useDeferredValue(text.trim())
  const enabled = kind !== undefined || asked.length > 1
  const options = useTRPC().search.find.queryOptions(
    { text: asked, kind },
    { enabled, placeholderData: keepPreviousData },
  )
  const { data = [], error, isFetching } = useQuery(options)
  if (!enabled) return null
  if (error) return <p className="px-3 py-4 text-danger text-table">{problemOf(error).message}</p>
  if (data.length === 0) {
    return (
      <p className="px-3 py-4 text-muted text-table">
        {isFetching ? 'Searching' : asked ? `Nothing is called “${asked}”.` : `There is no other ${kind}.`}
      </p>
    )
  }
  return hitGroups.map(([group, heading]) => (
    <PaletteGroup key={group} heading={heading}>
      {data
        .filter((hit) => hit.kind === group)
        .map((hit) => (
          // The text is part of the value: the server has matched already, by more than the name.
          <PaletteItem
            key={hit.id}
            value={`${hit.id} ${hit.name} ${asked}`}
            onSelect={() => go(hrefOfHit(hit, pathname))}
          >
            {hit.name}
            <span className="grow truncate text-right font-mono text-fine text-muted">{hit.id}</span>
          </PaletteItem>
        ))}
    </PaletteGroup>
  ))
}
