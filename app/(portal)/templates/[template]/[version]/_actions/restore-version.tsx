'use client'

import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'

interface Props {
  template: string
  version: string
  blocked: string | undefined
}

/** Takes a deprecation back. The page hears of it by itself. */
export function RestoreVersion({ template, version, blocked }: Props) {
  const restore = useMutation(useTRPC().templates.restore.mutationOptions())
  return (
    <ActionButton
      disabledReason={blocked}
      pending={restore.isPending}
      error={restore.error?.message}
      onClick={() => restore.mutate({ template, version })}
    >
      Restore {version}
    </ActionButton>
  )
}
