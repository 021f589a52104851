'use client'

import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import type { Judgement } from '../../../server/guardrails/guardrail.ts'
import { paths } from '../../_lib/paths.ts'
import { waitsForApproval } from '../plan/guardrail-verdicts.tsx'
import { type Refused, readRefusal } from './refused.ts'

/** A create command that is about to be sent, under way, or refused. */
export interface Creation {
  /** The procedure and what it is sent, also for the command line. */
  path: string
  input: unknown
  run: () => void
  pending: boolean
  refused: Refused
  /** Why it cannot be sent this moment. */
  waiting: string | undefined
  /** An operator's answer to a guardrail that asks for one; undefined while none does. */
  approval: { value: string; onChange: (approval: string) => void } | undefined
}

interface Given<Input> {
  path: string
  input: Input
  create: {
    mutate: (input: Input & { guardrailApproval?: string }) => void
    isPending: boolean
    isSuccess: boolean
    error: unknown
  }
  planned: { data: { guardrails: Judgement } | undefined; isFetching: boolean }
}

export function useCreation<Input>({ path, input, create, planned }: Given<Input>): Creation {
  const [approval, setApproval] = useState('')
  const asksApproval = waitsForApproval(planned.data?.guardrails)
  const asked = { ...input, ...(asksApproval && approval.trim() ? { guardrailApproval: approval } : {}) }
  const refused = useMemo(() => readRefusal(create.error), [create.error])
  const pending = create.isPending || create.isSuccess
  return {
    path,
    input: asked,
    refused,
    approval: asksApproval ? { value: approval, onChange: setApproval } : undefined,
    pending,
    waiting: planned.isFetching && !pending ? 'The plan is being made.' : undefined,
    run: () => create.mutate(asked),
  }
}

/** What follows a creation: the draft is not needed any more, and its deployment is what to look at. */
export function useGoToDeployment(forgetDraft: () => void) {
  const router = useRouter()
  return {
    onSuccess: ({ deploymentId }: { deploymentId: string }) => {
      forgetDraft()
      router.push(paths.deployment(deploymentId))
    },
  }
}
