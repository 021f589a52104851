'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { problemOf } from '../../../../_trpc/problem.ts'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../_ui/button/button.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { NumberInput } from '../../../../_ui/form/number-input.tsx'
import { Textarea } from '../../../../_ui/form/textarea.tsx'
import { Dialog } from '../../../../_ui/overlay/dialog.tsx'
import { WhomField } from './whom-field.tsx'

interface Props {
  policyId: string
  templates: readonly string[]
  blocked: string | undefined
}

const empty = { whom: '', reason: '', days: 14 as number | string | undefined }

/** Lets a target or a template through, with a reason and a date. */
export function ExemptDialog({ policyId, templates, blocked }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState(empty)
  const set = (patch: Partial<typeof empty>) => setForm((now) => ({ ...now, ...patch }))
  const exempt = useMutation(
    useTRPC().guardrails.exempt.mutationOptions({
      onSuccess: () => {
        setOpen(false)
        setForm(empty)
        router.refresh()
      },
    }),
  )
  const days = typeof form.days === 'number' && form.days >= 1 && form.days <= 365 ? form.days : undefined
  const missing =
    form.whom === ''
      ? 'Choose who is exempted.'
      : form.reason.trim().length < 3
        ? 'Say why.'
        : days
          ? undefined
          : 'Between 1 and 365 days.'
  const send = () => {
    const [kind = '', ...rest] = form.whom.split(':')
    const id = rest.join(':')
    const whom = kind === 'template' ? { template: id } : { targetId: id }
    if (days) exempt.mutate({ policyId, ...whom, reason: form.reason, days })
  }
  return (
    <>
      <ActionButton disabledReason={blocked} pending={false} error={undefined} onClick={() => setOpen(true)}>
        Grant exemption
      </ActionButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Grant exemption"
        description="It is shown wherever the policy would have spoken, kept in the audit log, and ends by itself."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant="primary"
              disabledReason={missing}
              pending={exempt.isPending}
              error={exempt.error ? problemOf(exempt.error).message : undefined}
              onClick={send}
            >
              Grant exemption
            </ActionButton>
          </>
        }
      >
        <WhomField value={form.whom} templates={templates} onChange={(whom) => set({ whom })} />
        <Field label="Why" required>
          <Textarea rows={3} maxLength={500} value={form.reason} onChange={(reason) => set({ reason })} />
        </Field>
        <Field label="For how long" required help="At most 365 days.">
          <NumberInput value={form.days} unit="days" onChange={(next) => set({ days: next })} />
        </Field>
      </Dialog>
    </>
  )
}
