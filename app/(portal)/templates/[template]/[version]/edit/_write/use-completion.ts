'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef } from 'react'
import type { Answers } from '../../../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { type CompletionFacts, completeWith } from './complete.ts'
import { explainWith } from './explain.ts'
import { partOfFile, templateNames } from './template-names.ts'

/** Types change with Hadron itself, and with nothing that happens on a page. */
const once = { staleTime: Number.POSITIVE_INFINITY } as const

/** Completion and explanations for the open file, from the schema as it is typed and from AWS's resource types. */
export function useCompletion(path: string, inspected: Answers['drafts']['inspect'] | undefined) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const facts: CompletionFacts = {
    path,
    engine: inspected?.parts.find(({ file }) => partOfFile(file) === partOfFile(path))?.engine ?? 'handlebars',
    names: templateNames(
      partOfFile(path) ?? (inspected?.parts[0]?.part === 'infrastructure' ? 'infrastructure' : 'instance'),
      inspected?.schema ?? {},
      inspected?.outputs ?? [],
    ),
    findTypes: (prefix) => queryClient.fetchQuery(trpc.drafts.resourceTypes.queryOptions({ prefix }, once)),
    // A type that nobody knows has no properties to offer; its finding says what is wrong with it.
    describeType: (type, path = []) =>
      queryClient
        .fetchQuery(trpc.drafts.resourceType.queryOptions({ type, path }, { ...once, retry: false }))
        .catch(() => undefined),
  }
  const latest = useRef(facts)
  useEffect(() => {
    latest.current = facts
  })
  return useMemo(() => ({ complete: completeWith(() => latest.current), hover: explainWith(() => latest.current) }), [])
}
