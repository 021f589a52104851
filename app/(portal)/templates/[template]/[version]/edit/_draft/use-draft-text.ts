'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { Answers } from '../../../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { type ProblemAnswer, problemOf } from '../../../../../../_trpc/problem.ts'
import { changesBetween, type Files, isEmpty, toFiles } from './changes.ts'

export type DraftAnswer = Answers['drafts']['get']

/** The text as the server last had it, as far as this page knows. */
interface Base {
  revision: number
  savedAt: string
  savedBy: string
  files: Files
}

const baseOf = ({ revision, savedAt, savedBy, files }: DraftAnswer): Base => ({
  revision,
  savedAt,
  savedBy,
  files: toFiles(files),
})

/**
 * The files of a draft while they are written. `save` keeps them; what somebody else saved meanwhile is taken over when
 * nothing was typed here, and is a `conflict` otherwise, which only the author ends.
 */
export function useDraftText(initial: DraftAnswer) {
  const trpc = useTRPC()
  const ref = useMemo(() => ({ template: initial.template.name, version: initial.number }), [initial])
  const { data: stored, refetch } = useQuery(trpc.drafts.get.queryOptions(ref, { initialData: initial }))
  const { mutateAsync } = useMutation(trpc.drafts.save.mutationOptions())
  const [base, setBase] = useState(() => baseOf(initial))
  const [files, setFiles] = useState(base.files)
  const [saving, setSaving] = useState(false)
  const [refusal, setRefusal] = useState<{ problem: ProblemAnswer; files: Files }>()

  const changes = useMemo(() => changesBetween(base.files, files), [base, files])
  const dirty = !isEmpty(changes)
  const newer = !saving && stored.revision > base.revision ? stored : undefined
  const conflict = newer && dirty && !isEmpty(changesBetween(toFiles(newer.files), files)) ? newer : undefined

  const adopt = useCallback((theirs: DraftAnswer) => {
    setBase(baseOf(theirs))
    setFiles(toFiles(theirs.files))
  }, [])
  useEffect(() => {
    if (newer && !conflict) adopt(newer)
  }, [newer, conflict, adopt])

  const persist = useCallback(
    async (from: Base, text: Files) => {
      setSaving(true)
      try {
        const saved = await mutateAsync({ ...ref, revision: from.revision, changes: changesBetween(from.files, text) })
        setBase({ ...saved, files: text })
        setRefusal(undefined)
      } catch (error) {
        const problem = problemOf(error)
        if (problem.reason === 'DRAFT_CHANGED') await refetch()
        else setRefusal({ problem, files: text })
      } finally {
        setSaving(false)
      }
    },
    [mutateAsync, refetch, ref],
  )
  const save = useCallback(() => {
    if (dirty && !saving && !conflict) void persist(base, files)
  }, [dirty, saving, conflict, persist, base, files])

  return {
    ref,
    base,
    files,
    setFiles,
    changes,
    dirty,
    saving,
    /** Why the text as it stands was not kept. */
    refusal: refusal?.files === files ? refusal.problem : undefined,
    conflict,
    save,
    takeTheirs: () => conflict && adopt(conflict),
    /** Knowing what theirs is: their revision is the one that is saved over. */
    saveMine: () => conflict && void persist(baseOf(conflict), files),
  }
}

export type DraftText = ReturnType<typeof useDraftText>
