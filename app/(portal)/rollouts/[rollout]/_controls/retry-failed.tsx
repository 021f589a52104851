'use client'

import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'

interface Props {
  id: string
  blocked: string | undefined
  count: number
  /** Left out: everybody who failed. */
  targetIds?: string[]
}

/** Puts them back in line; a paused rollout has to be resumed before they move. */
export function RetryFailed({ id, blocked, count, targetIds }: Props) {
  const retry = useMutation(useTRPC().rollouts.retryFailed.mutationOptions())
  return (
    <ActionButton
      size={targetIds ? 'small' : 'normal'}
      icon={<RotateCcw aria-hidden className="size-3.5" />}
      disabledReason={blocked}
      pending={retry.isPending}
      error={retry.error?.message}
      onClick={() => retry.mutate({ id, ...(targetIds ? { targetIds } : {}) })}
    >
      Retry {count} failed
    </ActionButton>
  )
}
