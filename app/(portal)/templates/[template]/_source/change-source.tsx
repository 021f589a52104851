'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { problemOf } from '../../../../_trpc/problem.ts'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../_ui/button/button.tsx'
import { Dialog } from '../../../../_ui/overlay/dialog.tsx'
import { type Where, WhereFields, whereOf } from '../../_source/where-fields.tsx'

interface Props {
  template: string
  source: { url: string; ref: string | null; path: string; everyMinutes: number | null }
  onClose: () => void
}

/** Another place, or another rhythm. It looks there at once. */
export function ChangeSource({ template, source, onClose }: Props) {
  const router = useRouter()
  const [where, setWhere] = useState<Where>({
    url: source.url,
    ref: source.ref ?? '',
    path: source.path,
    every: source.everyMinutes === null ? '' : String(source.everyMinutes),
  })
  const change = useMutation(
    useTRPC().sources.change.mutationOptions({
      onSuccess: () => {
        onClose()
        router.refresh()
      },
    }),
  )
  const refused = change.error ? problemOf(change.error) : undefined
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Change the source of ${template}`}
      description="Versions that exist stay as they are. A look at the new place is asked for at once."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <ActionButton
            variant="primary"
            disabledReason={where.url.trim() ? undefined : 'Write the address of the repository.'}
            pending={change.isPending}
            error={refused && !refused.at ? refused.message : undefined}
            onClick={() => change.mutate({ template, ...whereOf(where) })}
          >
            Change source
          </ActionButton>
        </>
      }
    >
      <WhereFields value={where} onChange={setWhere} problem={refused} />
    </Dialog>
  )
}
