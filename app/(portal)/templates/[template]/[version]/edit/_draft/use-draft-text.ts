'use client'

import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { baseOf, type DraftAnswer } from './base.ts'
import { type Changes, changesBetween, isEmpty, toFiles } from './changes.ts'
import { applyChanges } from './kept-text.ts'
import { useKeptText } from './use-kept-text.ts'
import { usePersist } from './use-persist.ts'

/**
 * The files of a draft while they are written. `save` keeps them; what somebody else saved meanwhile is taken over when
 * nothing was typed here, and is a `conflict` otherwise, which only the author ends.
 */
export function useDraftText(initial: DraftAnswer) {
  const { name } = initial.template
  const ref = useMemo(() => ({ template: name, version: initial.number }), [name, initial.number])
  const { data: draft, refetch } = useQuery(useTRPC().drafts.get.queryOptions(ref, { initialData: initial }))
  const [base, setBase] = useState(() => baseOf(initial))
  const [files, setFiles] = useState(base.files)
  const { saving, refusal, persist } = usePersist({ ref, onSaved: setBase, onConflict: refetch })
  const changes = useMemo(() => changesBetween(base.files, files), [base, files])
  const dirty = !isEmpty(changes)
  const newer = !saving && draft.revision > base.revision ? draft : undefined
  const conflict = newer && dirty && !isEmpty(changesBetween(toFiles(newer.files), files)) ? newer : undefined

  const adopt = useCallback((theirs: DraftAnswer) => {
    setBase(baseOf(theirs))
    setFiles(toFiles(theirs.files))
  }, [])
  useEffect(() => {
    if (newer && !conflict) adopt(newer)
  }, [newer, conflict, adopt])

  // Typed over an older revision, it is a conflict like any other.
  const restore = useCallback((revision: number, kept: Changes) => {
    setBase((now) => ({ ...now, revision: Math.min(revision, now.revision) }))
    setFiles((now) => applyChanges(now, kept))
  }, [])
  useKeptText({ draftId: initial.id, revision: base.revision, changes, restore })

  const save = useCallback(() => {
    if (dirty && !saving && !conflict) void persist(base, files)
  }, [dirty, saving, conflict, persist, base, files])

  return {
    /** As the server last answered it: its number, its status, and what may be done. */
    draft,
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
