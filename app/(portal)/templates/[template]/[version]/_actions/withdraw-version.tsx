'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../_ui/button/button.tsx'
import { Field } from '../../../../../_ui/form/field.tsx'
import { Select } from '../../../../../_ui/form/select.tsx'
import { Textarea } from '../../../../../_ui/form/textarea.tsx'
import { Dialog } from '../../../../../_ui/overlay/dialog.tsx'

const words = {
  deprecate: {
    verb: 'Deprecate',
    consequence:
      'It stays deployable. Whoever runs or chooses it is warned, with your reason. It is no longer recommended. It can be restored.',
    help: 'What is better about the other one?',
  },
  yank: {
    verb: 'Yank',
    consequence: 'Nobody can choose it any more. What runs it keeps running, and is told what to go to.',
    help: 'What is wrong with it?',
  },
} as const

interface Props {
  template: string
  version: string
  to: keyof typeof words
  blocked: string | undefined
  /** Versions that may stand in for it, the likeliest first. */
  choices: readonly { number: string; status: string }[]
}

export function WithdrawVersion({ template, version, to, blocked, choices }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [replacement, setReplacement] = useState(choices[0]?.number ?? '')
  const { deprecate, yank } = useTRPC().versions
  const onSuccess = () => setOpen(false)
  const deprecation = useMutation(deprecate.mutationOptions({ onSuccess }))
  const yanking = useMutation(yank.mutationOptions({ onSuccess }))
  const withdraw = to === 'deprecate' ? deprecation : yanking
  const { verb, consequence, help } = words[to]
  const variant = to === 'yank' ? 'danger' : 'secondary'
  const missing =
    (to === 'yank' && !replacement && 'There is no other version to use instead. Publish one first.') ||
    (reason.trim().length < 3 && 'Give a reason first; its users will read it.') ||
    undefined
  return (
    <>
      <ActionButton
        variant={variant}
        disabledReason={blocked}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        {verb} {version}
      </ActionButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`${verb} ${template} ${version}?`}
        description={consequence}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant={to === 'yank' ? 'danger' : 'primary'}
              disabledReason={missing}
              pending={withdraw.isPending}
              error={withdraw.error?.message}
              onClick={() =>
                to === 'yank'
                  ? yanking.mutate({ template, version, reason, replacement })
                  : deprecation.mutate({ template, version, reason, ...(replacement ? { replacement } : {}) })
              }
            >
              {verb} {version}
            </ActionButton>
          </>
        }
      >
        {choices.length > 0 && (
          <Field label="Use instead" help="Its users are told. It inherits the recommendation within its major.">
            <Select
              value={replacement}
              onChange={setReplacement}
              options={choices.map(({ number, status }) => ({
                value: number,
                label: status === 'published' ? number : `${number} (${status})`,
              }))}
            />
          </Field>
        )}
        <Field label="Reason" required help={help}>
          <Textarea value={reason} onChange={setReason} maxLength={500} rows={3} />
        </Field>
      </Dialog>
    </>
  )
}
