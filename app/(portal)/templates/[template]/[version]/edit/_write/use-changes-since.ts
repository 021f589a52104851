'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Answers } from '../../../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'

/** The version before this one, to see in the text what changed since. */
export interface ChangesSince {
  /** Undefined: there is none. */
  version: string | undefined
  shown: 'yes' | 'no'
  toggle: () => void
  /** The open file as it was; empty when it was not there; undefined while nothing is compared. */
  original: string | undefined
}

export function useChangesSince({ template, siblings, ...own }: Answers['versions']['get'], path: string | undefined) {
  const [shown, setShown] = useState<'yes' | 'no'>('no')
  const before = siblings
    .map(({ number }) => ({ number, order: orderOf(number) }))
    .filter(({ order }) => order < orderOf(own.number))
    .toSorted((a, b) => b.order - a.order)[0]?.number
  const { data } = useQuery(
    useTRPC().drafts.get.queryOptions(
      { template: template.name, version: before ?? own.number },
      { enabled: shown === 'yes' && before !== undefined, staleTime: 60_000 },
    ),
  )
  const was = data?.files.find((file) => file.path === path)?.content ?? ''
  return {
    version: before,
    shown,
    toggle: () => setShown(shown === 'yes' ? 'no' : 'yes'),
    original: shown === 'yes' && data ? was : undefined,
  } satisfies ChangesSince
}

const orderOf = (number: string) => {
  const [major = 0, minor = 0] = number.split('.').map(Number)
  return major * 100_000 + minor
}
