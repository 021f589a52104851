'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { whileTyping } from '../../../_components/create/planning.ts'
import { readRefusal } from '../../../_components/create/refused.ts'
import { paths } from '../../../_lib/paths.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { useSettled } from '../../../_ui/use-settled.ts'
import type { EnvironmentDraft } from './environment-draft.ts'

/** What creating it would create; asked again when the draft rests. Undefined asks nothing. */
export function usePlannedEnvironment(template: string, draft: EnvironmentDraft | undefined) {
  const { name, version, accountId, spec } = useSettled(draft) ?? {}
  const input = name && version && accountId && spec ? { template, name, version, accountId, spec } : skipToken
  return useQuery(useTRPC().environments.plan.queryOptions(input, whileTyping))
}

/** Sends the draft, and goes to the deployment that comes of it. */
export function useCreateEnvironment(
  template: string,
  draft: EnvironmentDraft,
  planned: { data: { digest: string } | undefined; error: unknown; isFetching: boolean },
  sent: () => void,
) {
  const router = useRouter()
  const create = useMutation(
    useTRPC().environments.create.mutationOptions({
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
