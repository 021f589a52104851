'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { whileTyping } from '../../../../../_components/create/planning.ts'
import { readRefusal } from '../../../../../_components/create/refused.ts'
import { paths } from '../../../../../_lib/paths.ts'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { useSettled } from '../../../../../_ui/use-settled.ts'

export interface InstanceDraft {
  version: string
  /** By name. */
  environment: string
  spec: Record<string, unknown>
  reason: string
}

/** What it would create; asked again when the draft rests. */
export function usePlannedInstance(service: string, draft: InstanceDraft) {
  const { version, environment, spec } = useSettled(draft)
  const input = environment ? { service, version, environment, spec } : skipToken
  return useQuery(useTRPC().instances.plan.queryOptions(input, whileTyping))
}

/** Sends the draft, and goes to the deployment that comes of it. */
export function useAddInstance(
  service: string,
  draft: InstanceDraft,
  planned: { data: { digest: string } | undefined; isFetching: boolean },
  sent: () => void,
) {
  const router = useRouter()
  const add = useMutation(
    useTRPC().instances.add.mutationOptions({
      onSuccess: ({ deploymentId }) => {
        sent()
        router.push(paths.deployment(deploymentId))
      },
    }),
  )
  const refused = useMemo(() => readRefusal(add.error), [add.error])
  const input = { service, ...draft, reviewedDigest: planned.data?.digest }
  const pending = add.isPending || add.isSuccess
  return {
    input,
    refused,
    pending,
    error: refused.rest,
    missing: pending ? undefined : planned.isFetching ? 'The plan is being made.' : undefined,
    run: () => add.mutate(input),
  }
}
