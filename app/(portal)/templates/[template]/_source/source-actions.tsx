'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Answers } from '../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { ConfirmDialog } from '../../../../_ui/overlay/confirm-dialog.tsx'
import { Row } from '../../../../_ui/page/layouts.tsx'
import { ChangeSource } from './change-source.tsx'

type Answer = Answers['sources']['get']

interface Props {
  template: string
  source: NonNullable<Answer['source']>
  blocked: Answer['blocked']
}

export function SourceActions({ template, source, blocked }: Props) {
  const trpc = useTRPC()
  const router = useRouter()
  const [open, setOpen] = useState<'change' | 'disconnect'>()
  const sync = useMutation(trpc.sources.sync.mutationOptions({ onSuccess: () => router.refresh() }))
  const disconnect = useMutation(
    trpc.sources.disconnect.mutationOptions({
      onSuccess: () => {
        setOpen(undefined)
        router.refresh()
      },
    }),
  )
  const moving = source.state === 'asked' || source.state === 'reading' ? 'A look is under way.' : undefined
  return (
    <Row>
      <ActionButton
        disabledReason={blocked.sync ?? moving}
        pending={sync.isPending}
        error={sync.error?.message}
        onClick={() => sync.mutate({ template })}
      >
        Look now
      </ActionButton>
      <ActionButton disabledReason={blocked.change} pending={false} error={undefined} onClick={() => setOpen('change')}>
        Change source
      </ActionButton>
      <ActionButton
        disabledReason={blocked.change}
        pending={disconnect.isPending}
        error={undefined}
        onClick={() => setOpen('disconnect')}
      >
        Disconnect
      </ActionButton>
      {open === 'change' && <ChangeSource template={template} source={source} onClose={() => setOpen(undefined)} />}
      <ConfirmDialog
        open={open === 'disconnect'}
        onOpenChange={() => setOpen(undefined)}
        title={`Disconnect ${template} from its repository?`}
        keeps={['Every version that came from it, with the commit it names', 'The repository itself']}
        action="Disconnect repository"
        pending={disconnect.isPending}
        error={disconnect.error?.message}
        onConfirm={() => disconnect.mutate({ template })}
      >
        New commits make no drafts any more.
      </ConfirmDialog>
    </Row>
  )
}
