'use client'

import { useMutation } from '@tanstack/react-query'
import { Pause } from 'lucide-react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'

/** One click, no question: pausing can always be taken back. */
export function PauseRollout({ id, blocked }: { id: string; blocked: string | undefined }) {
  const pause = useMutation(useTRPC().rollouts.pause.mutationOptions())
  return (
    <ActionButton
      variant="primary"
      icon={<Pause aria-hidden className="size-3.5" />}
      disabledReason={blocked}
      pending={pause.isPending}
      error={pause.error?.message}
      onClick={() => pause.mutate({ id })}
    >
      Pause rollout
    </ActionButton>
  )
}
