'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../_ui/button/button.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { NumberInput } from '../../../../_ui/form/number-input.tsx'
import { Dialog } from '../../../../_ui/overlay/dialog.tsx'

interface Props {
  id: string
  blocked: string | undefined
  concurrency: number
}

export function ChangeConcurrency({ id, blocked, concurrency }: Props) {
  const [open, setOpen] = useState(false)
  const [value, setValue] = useState<number | string | undefined>(concurrency)
  const change = useMutation(useTRPC().rollouts.changeConcurrency.mutationOptions({ onSuccess: () => setOpen(false) }))
  return (
    <>
      <ActionButton disabledReason={blocked} pending={false} error={undefined} onClick={() => setOpen(true)}>
        Concurrency {concurrency}
      </ActionButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Change concurrency"
        description="Lowering it interrupts nobody: it takes effect as members end."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant="primary"
              disabledReason={typeof value === 'number' ? undefined : 'Write a whole number.'}
              pending={change.isPending}
              error={change.error?.message}
              onClick={() => change.mutate({ id, concurrency: Number(value) })}
            >
              Change concurrency
            </ActionButton>
          </>
        }
      >
        <Field label="Members in flight at once" help="1 to 1,000.">
          <NumberInput value={value} onChange={setValue} unit="members" />
        </Field>
      </Dialog>
    </>
  )
}
