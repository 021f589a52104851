'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'

/** Asks for it to stop; the page then tells what comes of it. */
export function CancelDeployment({ id, blocked }: { id: string; blocked: string | undefined }) {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const cancel = useMutation(
    trpc.deployments.cancel.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.deployments.get.queryFilter({ id })),
    }),
  )
  return (
    <ActionButton
      disabledReason={blocked}
      pending={cancel.isPending}
      error={cancel.error?.message}
      onClick={() => cancel.mutate({ id })}
    >
      Cancel deployment
    </ActionButton>
  )
}
