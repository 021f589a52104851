'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'

/** Ends an exemption before its date; it can be granted again. */
export function EndExemption({ id, blocked }: { id: string; blocked: string | undefined }) {
  const router = useRouter()
  const end = useMutation(useTRPC().guardrails.endExemption.mutationOptions({ onSuccess: () => router.refresh() }))
  return (
    <ActionButton
      size="small"
      disabledReason={blocked}
      pending={end.isPending}
      error={end.error?.message}
      onClick={() => end.mutate({ id })}
    >
      End exemption
    </ActionButton>
  )
}
