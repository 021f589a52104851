'use client'

import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ReasonDialog } from '../_controls/reason-dialog.tsx'

interface Props {
  id: string
  targetId: string
  name: string
}

export function SkipMember({ id, targetId, name }: Props) {
  const skip = useMutation(useTRPC().rollouts.skipMember.mutationOptions())
  return (
    <ReasonDialog
      action="Skip"
      size="small"
      variant="quiet"
      blocked={undefined}
      title={`Skip ${name}?`}
      consequence="It stays on its version and takes no part in this rollout any more."
      pending={skip.isPending}
      error={skip.error?.message}
      onConfirm={(reason) => skip.mutateAsync({ id, targetId, reason })}
    />
  )
}
