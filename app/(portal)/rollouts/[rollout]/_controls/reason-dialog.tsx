'use client'

import { type ReactNode, useState } from 'react'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../_ui/button/button.tsx'
import type { ButtonSize, ButtonVariant } from '../../../../_ui/button/button-style.ts'
import { Field } from '../../../../_ui/form/field.tsx'
import { Textarea } from '../../../../_ui/form/textarea.tsx'
import { Dialog } from '../../../../_ui/overlay/dialog.tsx'

interface Props {
  /** The verb and the thing, on both buttons: "Resume rollout". */
  action: string
  icon?: ReactNode
  variant?: ButtonVariant
  size?: ButtonSize
  blocked: string | undefined
  title: string
  /** What follows from it, in words. */
  consequence: ReactNode
  pending: boolean
  error: string | undefined
  /** Answers whether it worked; the dialog stays open when it did not. */
  onConfirm: (reason: string) => Promise<unknown>
}

/** A button that asks why before it does it. The reason is kept in the activity log. */
export function ReasonDialog({ action, icon, variant, size, blocked, title, consequence, ...mutation }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const confirm = () =>
    mutation.onConfirm(reason.trim()).then(
      () => {
        setOpen(false)
        setReason('')
      },
      // What was refused stands under the button.
      () => undefined,
    )
  return (
    <>
      <ActionButton
        variant={variant}
        size={size}
        icon={icon}
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
        title={title}
        description={consequence}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant={variant === 'danger' ? 'danger' : 'primary'}
              disabledReason={blocked ?? (reason.trim() ? undefined : 'Say why first.')}
              pending={mutation.pending}
              error={mutation.error}
              onClick={() => void confirm()}
            >
              {action}
            </ActionButton>
          </>
        }
      >
        <Field label="Reason" required help="Kept in the activity log.">
          <Textarea value={reason} onChange={setReason} maxLength={500} rows={2} />
        </Field>
      </Dialog>
    </>
  )
}
