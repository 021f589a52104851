'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import type { TypedText } from './use-inspected.ts'

export interface TryOn {
  part?: 'infrastructure' | 'instance' | 'pipeline' | undefined
  /** A live target's id; undefined for the bundle's own example. */
  target?: string | undefined
}

/** What the text would make of a target or the example; made anew when typing pauses. */
export function useTried(typed: TypedText, { part, target }: TryOn) {
  const input = { ...typed, ...(part ? { part } : {}), ...(target ? { target } : {}) }
  return useQuery(
    useTRPC().drafts.try.queryOptions(input, {
      placeholderData: keepPreviousData,
      retry: false,
      trpc: { abortOnUnmount: true },
    }),
  )
}

export type Tried = NonNullable<ReturnType<typeof useTried>['data']>
