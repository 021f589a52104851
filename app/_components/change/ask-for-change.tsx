'use client'

import { useState } from 'react'
import type { DeploymentKind } from '../../../server/deployments/deployment.ts'
import type { Judgement } from '../../../server/guardrails/guardrail.ts'
import { formatWord } from '../../_lib/format.ts'
import { ActionButton } from '../../_ui/button/action-button.tsx'
import { Field } from '../../_ui/form/field.tsx'
import { TextInput } from '../../_ui/form/text-input.tsx'
import { Stack } from '../../_ui/page/layouts.tsx'
import { ApprovalField } from '../plan/approval-field.tsx'
import { waitsForApproval } from '../plan/guardrail-verdicts.tsx'
import type { TargetRef } from './target-ref.ts'

interface Props {
  at: TargetRef
  /** The chosen version. */
  number: string
  /** The version that runs; undefined before the first success. */
  runs: string | undefined
  planned: {
    data: { kind: DeploymentKind; nothingToChange: boolean; guardrails: Judgement } | undefined
    error: unknown
    isFetching: boolean
  }
  blocked: string | undefined
  /** The plan on screen is not yet that of the form. */
  typing: boolean
  pending: boolean
  error: string | undefined
  ask: (reason: string, guardrailApproval: string | undefined) => void
}

/** Why, and the button. It asks for exactly the plan that is on screen. */
export function AskForChange({ at, number, runs, planned, blocked, typing, pending, error, ask }: Props) {
  const [reason, setReason] = useState('')
  const [approval, setApproval] = useState('')
  const asksApproval = !planned.data?.nothingToChange && waitsForApproval(planned.data?.guardrails)
  const waiting = typing || planned.isFetching ? 'The plan is being made.' : undefined
  const unplanned = planned.error ? 'There is no plan: what the form says cannot be deployed yet.' : undefined
  const nothing = planned.data?.nothingToChange ? 'Nothing changes: this already runs.' : undefined
  return (
    <Stack>
      <Field label="Why" help="One line for those who read the history later.">
        <TextInput value={reason} onChange={setReason} maxLength={500} />
      </Field>
      {asksApproval && <ApprovalField value={approval} onChange={setApproval} />}
      <div className="flex justify-end">
        <ActionButton
          variant="primary"
          disabledReason={pending ? undefined : (blocked ?? waiting ?? unplanned ?? nothing)}
          pending={pending}
          error={error}
          onClick={() => ask(reason, asksApproval && approval.trim() ? approval : undefined)}
        >
          {verb(planned.data?.kind, runs)} {at.kind} {runs !== undefined && runs !== number && `to ${number}`}
        </ActionButton>
      </div>
    </Stack>
  )
}

function verb(kind: DeploymentKind | undefined, runs: string | undefined) {
  if (runs === undefined) return 'Deploy'
  return kind === 'rollback' ? 'Roll back' : formatWord(kind ?? 'change')
}
