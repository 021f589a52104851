'use client'

import { useMutation } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { formatCount } from '../../../../_lib/format.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  id: string
  blocked: string | undefined
  failed: number
}

export function ResumeRollout({ id, blocked, failed }: Props) {
  const resume = useMutation(useTRPC().rollouts.resume.mutationOptions())
  return (
    <ReasonDialog
      action="Resume rollout"
      icon={<Play aria-hidden className="size-3.5" />}
      variant="primary"
      blocked={blocked}
      title="Resume this rollout?"
      consequence={
        failed > 0
          ? `It goes on with the next members. The ${formatCount(failed, 'failure')} so far no longer count against the budget; who failed stays on the old version.`
          : 'It goes on where it stopped.'
      }
      pending={resume.isPending}
      error={resume.error?.message}
      onConfirm={(reason) => resume.mutateAsync({ id, reason })}
    />
  )
}
