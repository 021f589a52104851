'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { problemOf } from '../../../../_trpc/problem.ts'
import { Split, Stack } from '../../../../_ui/page/layouts.tsx'
import { BenchResult } from '../_bench/bench-result.tsx'
import { PolicyFields } from './policy-fields.tsx'
import type { PolicyForm } from './policy-form.ts'
import { SourceEditor } from './source-editor.tsx'
import { TryAndSave } from './try-and-save.tsx'
import { type Saved, useSavePolicy } from './use-save-policy.ts'

interface Props {
  /** The revision on screen; undefined for a policy that is not stored yet. */
  saved: Saved | undefined
  first: PolicyForm
  templates: readonly string[]
  blocked: string | undefined
}

/** A policy: its text at the left with what it would have held back, what it is for and whom it concerns at the right. */
export function PolicyEditor({ saved, first, templates, blocked }: Props) {
  const [form, setForm] = useState(first)
  const set = (patch: Partial<PolicyForm>) => setForm((now) => ({ ...now, ...patch }))
  const save = useSavePolicy(saved)
  const bench = useMutation(useTRPC().guardrails.try.mutationOptions())
  const refusal = save.error ?? bench.error
  const problem = refusal ? problemOf(refusal) : undefined
  const isAboutSource = problem?.reason === 'POLICY_SOURCE'
  const changed = JSON.stringify(form) !== JSON.stringify(first)
  return (
    <Split aside={<PolicyFields form={form} set={set} templates={templates} readOnly={blocked !== undefined} />}>
      <Stack>
        <SourceEditor
          value={form.source}
          onChange={(source) => set({ source })}
          readOnly={blocked !== undefined}
          problem={isAboutSource ? problem?.message : undefined}
        />
        <TryAndSave
          saved={saved}
          changed={changed}
          named={form.name.trim().length >= 3}
          blocked={blocked}
          save={{
            pending: save.pending,
            error: isAboutSource ? undefined : save.error?.message,
            run: () => save.run(form),
          }}
          bench={{
            pending: bench.isPending,
            error: isAboutSource ? undefined : bench.error?.message,
            run: () => bench.mutate({ source: form.source, scope: form.scope }),
          }}
        />
        {bench.data && <BenchResult result={bench.data} />}
      </Stack>
    </Split>
  )
}
