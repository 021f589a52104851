'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { paths } from '../../../../_lib/paths.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import type { PolicyForm } from './policy-form.ts'

export interface Saved {
  id: string
  revision: number
  by: string
  at: string
}

/** Stores a new policy and goes to its page, or saves the next revision of one. */
export function useSavePolicy(saved: Saved | undefined) {
  const router = useRouter()
  const trpc = useTRPC()
  const create = useMutation(
    trpc.guardrails.create.mutationOptions({ onSuccess: ({ id }) => router.push(paths.guardrail(id)) }),
  )
  const change = useMutation(trpc.guardrails.change.mutationOptions({ onSuccess: () => router.refresh() }))
  const run = (form: PolicyForm) =>
    saved ? change.mutate({ ...form, id: saved.id, revision: saved.revision }) : create.mutate(form)
  return {
    run,
    pending: create.isPending || create.isSuccess || change.isPending,
    error: saved ? change.error : create.error,
  }
}
