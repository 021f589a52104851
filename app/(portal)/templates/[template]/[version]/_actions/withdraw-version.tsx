'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../_ui/button/button.tsx'
import { Field } from '../../../../../_ui/form/field.tsx'
import { Textarea } from '../../../../../_ui/form/textarea.tsx'
import { Dialog } from '../../../../../_ui/overlay/dialog.tsx'

const words = {
  deprecate: {
    verb: 'Deprecate',
    consequence: 'It stays deployable. Whoever runs or chooses it is warned, with your reason. It can be restored.',
    help: 'What should they use instead?',
  },
  yank: {
    verb: 'Yank',
    consequence: 'Nobody can choose it any more. What runs it keeps running. This cannot be undone.',
    help: 'What is wrong with it, and what should they use instead?',
  },
} as const

interface Props {
  template: string
  version: string
  to: keyof typeof words
  blocked: string | undefined
}

export function WithdrawVersion({ template, version, to, blocked }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const { deprecate, yank } = useTRPC().templates
  const command = to === 'deprecate' ? deprecate : yank
  const withdraw = useMutation(command.mutationOptions({ onSuccess: () => setOpen(false) }))
  const { verb, consequence, help } = words[to]
  const variant = to === 'yank' ? 'danger' : 'secondary'
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
              disabledReason={reason.trim().length < 3 ? 'Give a reason first; its users will read it.' : undefined}
              pending={withdraw.isPending}
              error={withdraw.error?.message}
              onClick={() => withdraw.mutate({ template, version, reason })}
            >
              {verb} {version}
            </ActionButton>
          </>
        }
      >
        <Field label="Reason" required help={help}>
          <Textarea value={reason} onChange={setReason} maxLength={500} rows={3} />
        </Field>
      </Dialog>
    </>
  )
}
