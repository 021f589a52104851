'use client'

import { useMutation } from '@tanstack/react-query'
import { formatCount } from '../../../../_lib/format.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import type { Rollout } from '../_progress/summary.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  id: string
  blocked: string | undefined
  counts: Rollout['counts']
}

export function AbortRollout({ id, blocked, counts: { waiting, deploying, upgraded } }: Props) {
  const abort = useMutation(useTRPC().rollouts.abort.mutationOptions())
  return (
    <ReasonDialog
      action="Abort rollout"
      variant="danger"
      blocked={blocked}
      title="Abort this rollout?"
      consequence={
        <ul className="list-disc pl-5">
          <li>It ends for good; another one has to be planned to go on.</li>
          <li>{formatCount(waiting, 'waiting member')} will be skipped.</li>
          {deploying > 0 && <li>{formatCount(deploying, 'deployment')} in flight run to their end.</li>}
          {upgraded > 0 && <li>{formatCount(upgraded, 'upgraded member')} keep the new version.</li>}
        </ul>
      }
      pending={abort.isPending}
      error={abort.error?.message}
      onConfirm={(reason) => abort.mutateAsync({ id, reason })}
    />
  )
}
