'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ConnectAccount as Input } from '../../../server/accounts/inputs.ts'
import { paths } from '../../_lib/paths.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import { issuesByPlace, problemOf } from '../../_trpc/problem.ts'
import { ActionButton } from '../../_ui/button/action-button.tsx'
import { Button } from '../../_ui/button/button.tsx'
import { Dialog } from '../../_ui/overlay/dialog.tsx'
import { AccountFields, type AccountForm } from './account-fields.tsx'

const empty: AccountForm = { name: '', awsAccountId: '', region: '', roleArn: '' }

/** Registers an account and region. Afterwards its drawer shows the external id that its role must ask for. */
export function ConnectAccount({ blocked }: { blocked: string | undefined }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState(empty)
  const connect = useMutation(
    useTRPC().accounts.connect.mutationOptions({
      onSuccess: ({ id }) => {
        setOpen(false)
        setForm(empty)
        router.push(paths.accounts({ show: id }))
      },
    }),
  )
  const issues = connect.error ? issuesByPlace(connect.error) : {}
  const elsewhere = connect.error && Object.keys(issues).length === 0 ? problemOf(connect.error).message : undefined
  const missing = Object.entries(form).some(([name, value]) => name !== 'roleArn' && value.trim() === '')
  return (
    <>
      <ActionButton
        variant="primary"
        disabledReason={blocked}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        Connect account
      </ActionButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Connect account"
        description="An AWS account and one region of it. Connect it again for another region."
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <ActionButton
              variant="primary"
              disabledReason={missing ? 'Fill in the name, the AWS account id and the region.' : undefined}
              pending={connect.isPending}
              error={elsewhere}
              onClick={() => connect.mutate(inputOf(form))}
            >
              Connect account
            </ActionButton>
          </>
        }
      >
        <AccountFields form={form} onChange={setForm} issues={issues} />
      </Dialog>
    </>
  )
}

const inputOf = ({ roleArn, ...form }: AccountForm): Input => ({ ...form, ...(roleArn ? { roleArn } : {}) })
