'use client'

import { skipToken, useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import type { Judgement } from '../../../../../../server/guardrails/guardrail.ts'
import { useCreation } from '../../../../../_components/create/use-creation.ts'
import { type PipelinePlace, pipelineInput, type Version } from '../../../../../_components/pipeline/pipeline-draft.ts'
import { whileTyping } from '../../../../../_components/plan/while-typing.ts'
import { paths } from '../../../../../_lib/paths.ts'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { useSettled } from '../../../../../_ui/use-settled.ts'

export interface PipelineDraft extends PipelinePlace {
  version: string
  spec: Record<string, unknown>
  reason: string
}

const inputOf = (
  service: string,
  { version: number, spec, ...place }: PipelineDraft,
  version: Version | undefined,
) => ({
  service,
  version: number,
  spec,
  ...pipelineInput(place, version),
})

/** What it would create; asked again when the draft rests. Undefined asks nothing. */
export function usePlannedPipeline(service: string, draft: PipelineDraft | undefined, version: Version | undefined) {
  const settled = useSettled(draft)
  const input = settled ? inputOf(service, settled, version) : skipToken
  return useQuery(useTRPC().pipelines.plan.queryOptions(input, whileTyping))
}

interface Given {
  service: string
  draft: PipelineDraft
  version: Version | undefined
  planned: { data: { digest?: string | undefined; guardrails: Judgement } | undefined; isFetching: boolean }
  forgetDraft: () => void
}

/** Sends the draft, and goes to its deployment, or to the pipeline while that has to wait. */
export function useAddPipeline({ service, draft, version, planned, forgetDraft }: Given) {
  const router = useRouter()
  const add = useMutation(
    useTRPC().pipelines.add.mutationOptions({
      onSuccess: ({ deploymentId }) => {
        forgetDraft()
        router.push(deploymentId ? paths.deployment(deploymentId) : paths.pipeline(service))
      },
    }),
  )
  const input = { ...inputOf(service, draft, version), reason: draft.reason, reviewedDigest: planned.data?.digest }
  return useCreation({ path: 'pipelines.add', input, create: add, planned })
}
