'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { ChevronDown } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { paths } from '../../../../../../_lib/paths.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Menu } from '../../../../../../_ui/overlay/menu.tsx'

interface Props {
  template: string
  version: string
}

/** Continues a version that cannot change: as a draft somebody has begun, or as a new one. */
export function EditAs({ template, version }: Props) {
  const router = useRouter()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.drafts.continuations.queryOptions({ template, version }))
  const clone = useMutation(
    trpc.drafts.clone.mutationOptions({
      onSuccess: (draft) => router.push(paths.editVersion(draft.template, draft.version)),
    }),
  )
  if (!data || data.blocked.clone || clone.isPending || clone.error) {
    return (
      <ActionButton
        disabledReason={data?.blocked.clone}
        pending={clone.isPending || !data}
        error={clone.error?.message}
        onClick={() => clone.reset()}
      >
        Edit as {data?.minor ?? 'next version'}
      </ActionButton>
    )
  }
  const drafts = data.drafts.map(({ number, savedBy }) => ({
    label: `Continue draft ${number} (${savedBy})`,
    href: paths.editVersion(template, number),
  }))
  return (
    <Menu
      trigger={
        <Button icon={<ChevronDown aria-hidden className="size-3.5" />}>
          {drafts.length > 0 ? 'Edit' : `Edit as ${data.minor}`}
        </Button>
      }
      items={[
        ...drafts,
        ...(drafts.length > 0 ? (['line'] as const) : []),
        {
          label: `As ${data.minor}, a minor: every spec still fits`,
          onSelect: () => clone.mutate({ template, version, bump: 'minor' }),
        },
        {
          label: `As ${data.major}, a major: specs may have to change`,
          onSelect: () => clone.mutate({ template, version, bump: 'major' }),
        },
      ]}
    />
  )
}
