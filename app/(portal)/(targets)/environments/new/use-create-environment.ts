'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import type { Judgement } from '../../../../../server/guardrails/guardrail.ts'
import { useCreation, useGoToDeployment } from '../../../../_components/create/use-creation.ts'
import { whileTyping } from '../../../../_components/plan/while-typing.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { useSettled } from '../../../../_ui/use-settled.ts'
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
  planned: { data: { digest: string; guardrails: Judgement } | undefined; isFetching: boolean },
  forgetDraft: () => void,
) {
  const create = useMutation(useTRPC().environments.create.mutationOptions(useGoToDeployment(forgetDraft)))
  const input = { template, ...draft, reviewedDigest: planned.data?.digest }
  return useCreation({ path: 'environments.create', input, create, planned })
}
