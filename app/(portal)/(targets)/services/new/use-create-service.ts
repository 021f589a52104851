'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import type { Judgement } from '../../../../../server/guardrails/guardrail.ts'
import { useCreation, useGoToDeployment } from '../../../../_components/create/use-creation.ts'
import { pipelineInput, type Version } from '../../../../_components/pipeline/pipeline-draft.ts'
import { whileTyping } from '../../../../_components/plan/while-typing.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { useSettled } from '../../../../_ui/use-settled.ts'
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
  { draft: { pipeline, ...draft }, version }: { draft: ServiceDraft; version: Version | undefined },
  planned: { data: { digest: string; guardrails: Judgement } | undefined; isFetching: boolean },
  forgetDraft: () => void,
) {
  const create = useMutation(useTRPC().services.create.mutationOptions(useGoToDeployment(forgetDraft)))
  const wanted = pipeline.wanted && version?.pipeline
  const input = {
    template,
    ...draft,
    ...(wanted ? { pipeline: { ...pipelineInput(pipeline, version), spec: pipeline.spec } } : {}),
    reviewedDigest: planned.data?.digest,
  }
  return useCreation({ path: 'services.create', input, create, planned })
}
