'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { paths } from '../../../../_lib/paths.ts'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../_ui/button/action-button.tsx'
import { ConfirmDialog } from '../../../../_ui/overlay/confirm-dialog.tsx'

/** Deletes a service that has neither instances nor a pipeline left. */
export function DeleteService({ name, blocked }: { name: string; blocked: string | undefined }) {
  const [open, setOpen] = useState(false)
  const router = useRouter()
  const remove = useMutation(
    useTRPC().services.delete.mutationOptions({ onSuccess: () => router.push(paths.services()) }),
  )
  return (
    <>
      <ActionButton
        variant="danger"
        disabledReason={blocked}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        Delete
      </ActionButton>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Delete service ${name}?`}
        action="Delete service"
        pending={remove.isPending || remove.isSuccess}
        error={remove.error?.message}
        onConfirm={() => remove.mutate({ service: name })}
      >
        It has no instances and no pipeline, so nothing that runs is removed. The name becomes free; the history of its
        deployments stays.
      </ConfirmDialog>
    </>
  )
}
