'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { whileTyping } from '../../../_components/create/planning.ts'
import { readRefusal } from '../../../_components/create/refused.ts'
import { paths } from '../../../_lib/paths.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useSettled } from '../../../_ui/use-settled.ts'
import type { ServiceDraft } from './service-draft.ts'

/** What its first instance would create; asked again when the draft rests. Undefined asks nothing. */
export function usePlannedService(template: string, draft: ServiceDraft | undefined) {
  const { name, version, environment, spec } = useSettled(draft) ?? {}
  const input = name && version && environment && spec ? { template, name, version, environment, spec } : skipToken
  return useQuery(useTRPC().services.plan.queryOptions(input, whileTyping))
}

/** Sends the draft, and goes to the deployment that comes of it. */
export function useCreateService(
  template: string,
  draft: ServiceDraft,
  planned: { data: { digest: string } | undefined; isFetching: boolean },
  sent: () => void,
) {
  const router = useRouter()
  const create = useMutation(
    useTRPC().services.create.mutationOptions({
      onSuccess: ({ deploymentId }) => {
        sent()
        router.push(paths.deployment(deploymentId))
      },
    }),
  )
  const refused = useMemo(() => readRefusal(create.error), [create.error])
  const input = { template, ...draft, reviewedDigest: planned.data?.digest }
  const pending = create.isPending || create.isSuccess
  return {
    input,
    refused,
    pending,
    error: refused.rest,
    missing: pending ? undefined : planned.isFetching ? 'The plan is being made.' : undefined,
    run: () => create.mutate(input),
  }
}
