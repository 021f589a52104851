'use client'

import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { problemOf } from '../../../../../_trpc/problem.ts'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../_ui/button/button.tsx'
import { Field } from '../../../../../_ui/form/field.tsx'
import { TextInput } from '../../../../../_ui/form/text-input.tsx'
import { Dialog } from '../../../../../_ui/overlay/dialog.tsx'

interface Props {
  template: string
  version: string
  command: 'recommend' | 'unrecommend' | 'setDefaultMajor' | 'restore' | 'unyank'
  /** On both buttons: "Recommend 1.1". */
  action: string
  variant?: 'primary' | 'secondary'
  /** What follows from it, in words. */
  consequence: ReactNode
  blocked: string | undefined
}

/** A change of what a version is to others; nothing that runs is touched, and it can be taken back. */
export function StandingDialog({ template, version, command, action, variant, consequence, blocked }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const move = useMutation(useTRPC().versions[command].mutationOptions({ onSuccess: () => setOpen(false) }))
  return (
    <>
      <ActionButton
        variant={variant}
        disabledReason={blocked}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        {action}
      </ActionButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`${action}?`}
        description={consequence}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant="primary"
              disabledReason={blocked}
              pending={move.isPending}
              error={move.error ? problemOf(move.error).message : undefined}
              onClick={() => move.mutate({ template, version, reason })}
            >
              {action}
            </ActionButton>
          </>
        }
      >
        <Field label="Reason" help="Kept in the activity log.">
          <TextInput value={reason} onChange={setReason} maxLength={500} />
        </Field>
      </Dialog>
    </>
  )
}
