'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { formatCount } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { ActionButton } from '../../_ui/button/action-button.tsx'
import { ConfirmDialog } from '../../_ui/overlay/confirm-dialog.tsx'
import type { TargetRef } from '../change/target-ref.ts'
import type { TargetRecord } from './target-record.ts'

/** Deletes a target after showing what its stack would lose and keep. */
export function DeleteTarget({
  target,
  at,
}: {
  target: Pick<TargetRecord, 'name'> & { blocked: { delete?: string | undefined } }
  at: TargetRef
}) {
  const [open, setOpen] = useState(false)
  const plan = usePlannedDeletion(open ? at : undefined)
  const { remove, pending, error } = useDeletion(at)
  const changes = plan.data?.plan.changes ?? []
  const kept = changes.filter(({ retained }) => retained)
  const lost = changes.filter(({ retained }) => !retained)
  return (
    <>
      <ActionButton
        variant="danger"
        disabledReason={target.blocked.delete}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        Delete
      </ActionButton>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete ${at.kind} ${target.name}?`}
        losses={lost.map(lineOf)}
        keeps={kept.map(lineOf)}
        typeName={target.name}
        action={`Delete ${at.kind}`}
        pending={pending}
        error={error ?? plan.error?.message}
        onConfirm={remove}
      >
        {plan.data
          ? [sentence(lost.length), delivery(plan.data), 'This cannot be undone; the history of its deployments stays.']
              .filter(Boolean)
              .join(' ')
          : 'Reading what would be removed.'}
      </ConfirmDialog>
    </>
  )
}

const lineOf = ({ logicalId, type, dataBearing }: { logicalId: string; type: string; dataBearing: boolean }) =>
  `${logicalId} (${type})${dataBearing ? ', which holds data' : ''}`

const sentence = (count: number) =>
  count === 0
    ? 'Nothing of it runs; what is left of its stack is removed.'
    : `CloudFormation removes ${formatCount(count, 'resource')}.`

/** A pipeline is not changed silently when an instance goes. */
const delivery = (planned: { plan: unknown; pipeline?: string | null }) =>
  planned.pipeline && `${planned.pipeline} delivers to it; what this removes from the pipeline waits for a person.`

function usePlannedDeletion(at: TargetRef | undefined) {
  const trpc = useTRPC()
  const environment = useQuery(
    trpc.environments.planDeletion.queryOptions(
      at?.kind === 'environment' ? { environment: at.environment } : skipToken,
    ),
  )
  const instance = useQuery(
    trpc.instances.planDeletion.queryOptions(
      at?.kind === 'instance' ? { service: at.service, environment: at.environment } : skipToken,
    ),
  )
  const pipeline = useQuery(
    trpc.pipelines.planDeletion.queryOptions(at?.kind === 'pipeline' ? { service: at.service } : skipToken),
  )
  return { environment, instance, pipeline }[at?.kind ?? 'environment']
}

function useDeletion(at: TargetRef) {
  const trpc = useTRPC()
  const router = useRouter()
  const show = {
    onSuccess: ({ deploymentId }: { deploymentId: string }) => router.push(paths.deployment(deploymentId)),
  }
  const environment = useMutation(trpc.environments.delete.mutationOptions(show))
  const instance = useMutation(trpc.instances.delete.mutationOptions(show))
  const pipeline = useMutation(trpc.pipelines.delete.mutationOptions(show))
  const { isPending, isSuccess, error } = { environment, instance, pipeline }[at.kind]
  const remove = () => {
    if (at.kind === 'environment') environment.mutate({ environment: at.environment })
    else if (at.kind === 'pipeline') pipeline.mutate({ service: at.service })
    else instance.mutate({ service: at.service, environment: at.environment })
  }
  return { remove, pending: isPending || isSuccess, error: error?.message }
}
