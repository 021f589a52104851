'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import { paths } from '../../_lib/paths.ts'
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
}

interface Given<Input> {
  path: string
  input: Input
  create: { mutate: (input: Input) => void; isPending: boolean; isSuccess: boolean; error: unknown }
  planned: { isFetching: boolean }
}

export function useCreation<Input>({ path, input, create, planned }: Given<Input>): Creation {
  const refused = useMemo(() => readRefusal(create.error), [create.error])
  const pending = create.isPending || create.isSuccess
  return {
    path,
    input,
    refused,
    pending,
    waiting: planned.isFetching && !pending ? 'The plan is being made.' : undefined,
    run: () => create.mutate(input),
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
