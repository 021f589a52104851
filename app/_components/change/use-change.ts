'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { paths } from '../../_lib/paths.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { whileTyping } from '../plan/while-typing.ts'
import type { TargetRef } from './target-ref.ts'

interface Wish {
  version: string
  spec: Record<string, unknown>
}

/** What a new spec or version would do to a target. */
export function usePlannedChange(at: TargetRef, wish: Wish) {
  const trpc = useTRPC()
  const environment = useQuery(
    trpc.environments.planChange.queryOptions(
      at.kind === 'environment' ? { environment: at.environment, ...wish } : skipToken,
      whileTyping,
    ),
  )
  const instance = useQuery(
    trpc.instances.planChange.queryOptions(
      at.kind === 'instance' ? { service: at.service, environment: at.environment, ...wish } : skipToken,
      whileTyping,
    ),
  )
  const pipeline = useQuery(
    trpc.pipelines.planChange.queryOptions(
      at.kind === 'pipeline' ? { service: at.service, ...wish } : skipToken,
      whileTyping,
    ),
  )
  return { environment, instance, pipeline }[at.kind]
}

interface Asked {
  reason: string
  reviewedDigest: string | undefined
  /** Why an operator lets it through guardrails that ask for an approval. */
  guardrailApproval: string | undefined
}

/** Asks for the change and goes to its deployment. */
export function useChange(at: TargetRef) {
  const trpc = useTRPC()
  const router = useRouter()
  const show = {
    onSuccess: ({ deploymentId }: { deploymentId: string }) => router.push(paths.deployment(deploymentId)),
  }
  const environment = useMutation(trpc.environments.change.mutationOptions(show))
  const instance = useMutation(trpc.instances.change.mutationOptions(show))
  const pipeline = useMutation(trpc.pipelines.change.mutationOptions(show))
  const { isPending, isSuccess, error } = { environment, instance, pipeline }[at.kind]
  const ask = (wish: Wish & Asked) => {
    if (at.kind === 'environment') environment.mutate({ environment: at.environment, ...wish })
    else if (at.kind === 'pipeline') pipeline.mutate({ service: at.service, ...wish })
    else instance.mutate({ service: at.service, environment: at.environment, ...wish })
  }
  return { ask, pending: isPending || isSuccess, error }
}
