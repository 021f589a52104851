'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { useSettled } from '../../../../../../_ui/use-settled.ts'
import type { DraftText } from '../_draft/use-draft-text.ts'

/** The text for the server to look at: which revision, and what was typed since. */
export const useTypedText = ({ ref, base, changes }: DraftText) =>
  useSettled({ ...ref, revision: base.revision, changes })

export type TypedText = ReturnType<typeof useTypedText>

/** Findings, form and names of the text as it is typed. The last answer stays until the next is there. */
export function useInspected(typed: TypedText) {
  return useQuery(
    useTRPC().drafts.inspect.queryOptions(typed, {
      placeholderData: keepPreviousData,
      retry: false,
      trpc: { abortOnUnmount: true },
    }),
  )
}
