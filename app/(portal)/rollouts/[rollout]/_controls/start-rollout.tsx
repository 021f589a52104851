'use client'

import { useMutation } from '@tanstack/react-query'
import { formatCount } from '../../../../_lib/format.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'

/** Begins with the first wave. Everything after it follows from the plan. */
export function StartRollout({ id, blocked, members }: { id: string; blocked: string | undefined; members: number }) {
  const start = useMutation(useTRPC().rollouts.start.mutationOptions())
  return (
    <ActionButton
      variant="primary"
      disabledReason={blocked}
      pending={start.isPending || start.isSuccess}
      error={start.error?.message}
      onClick={() => start.mutate({ id })}
    >
      Start rollout of {formatCount(members, 'member')}
    </ActionButton>
  )
}
