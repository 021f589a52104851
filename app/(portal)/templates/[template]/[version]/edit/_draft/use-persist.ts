'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { type ProblemAnswer, problemOf } from '../../../../../../_trpc/problem.ts'
import type { Base } from './base.ts'
import { changesBetween, type Files } from './changes.ts'

interface Persist {
  ref: { template: string; version: string }
  onSaved: (base: Base) => void
  /** Somebody else saved in between: nothing was, and theirs is to be read. */
  onConflict: () => Promise<unknown>
}

/** Saves one state of the files at a time over the revision they were made from. */
export function usePersist({ ref, onSaved, onConflict }: Persist) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const { mutateAsync } = useMutation(
    // Off line it fails at once and says so, rather than wait in silence.
    trpc.drafts.save.mutationOptions({ networkMode: 'always' }),
  )
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<{ problem: ProblemAnswer; files: Files }>()
  const persist = useCallback(
    async (from: Base, files: Files) => {
      setSaving(true)
      try {
        const changes = changesBetween(from.files, files)
        onSaved({ ...(await mutateAsync({ ...ref, revision: from.revision, changes })), files })
        setRefusal(undefined)
        // What may be done with it follows from what was found in it.
        void queryClient.invalidateQueries(trpc.versions.get.queryFilter(ref))
      } catch (error) {
        const problem = problemOf(error)
        if (problem.reason === 'DRAFT_CHANGED') await onConflict()
        else setRefusal({ problem, files })
      } finally {
        setSaving(false)
      }
    },
    [mutateAsync, ref, onSaved, onConflict, queryClient, trpc],
  )
  return { saving, refusal, persist }
}
