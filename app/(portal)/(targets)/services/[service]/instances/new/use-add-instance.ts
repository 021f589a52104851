'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import type { Judgement } from '../../../../../../../server/guardrails/guardrail.ts'
import { useCreation, useGoToDeployment } from '../../../../../../_components/create/use-creation.ts'
import { whileTyping } from '../../../../../../_components/plan/while-typing.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { useSettled } from '../../../../../../_ui/use-settled.ts'

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
  planned: { data: { digest: string; guardrails: Judgement } | undefined; isFetching: boolean },
  forgetDraft: () => void,
) {
  const add = useMutation(useTRPC().instances.add.mutationOptions(useGoToDeployment(forgetDraft)))
  const input = { service, ...draft, reviewedDigest: planned.data?.digest }
  return useCreation({ path: 'instances.add', input, create: add, planned })
}
