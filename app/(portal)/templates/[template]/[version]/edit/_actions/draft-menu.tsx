'use client'

import { useMutation } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { formatCount } from '../../../../../../_lib/format.ts'
import { paths } from '../../../../../../_lib/paths.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { problemOf } from '../../../../../../_trpc/problem.ts'
import { IconButton } from '../../../../../../_ui/button/icon-button.tsx'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { ConfirmDialog } from '../../../../../../_ui/overlay/confirm-dialog.tsx'
import { Dialog } from '../../../../../../_ui/overlay/dialog.tsx'
import { Menu } from '../../../../../../_ui/overlay/menu.tsx'
import { say } from '../../../../../../_ui/overlay/toasts.tsx'
import type { DraftText } from '../_draft/use-draft-text.ts'

interface Props {
  text: DraftText
  /** The numbers it may take. */
  numbers: string[]
  blocked: string | undefined
}

/** What is needed less often: another number, and throwing the draft away. */
export function DraftMenu({ text, numbers, blocked }: Props) {
  const router = useRouter()
  const trpc = useTRPC()
  const { ref, files, dirty } = text
  const [discarding, setDiscarding] = useState(false)
  const renumber = useMutation(
    trpc.drafts.renumber.mutationOptions({
      onSuccess: ({ template, version }) => router.replace(paths.editVersion(template, version)),
    }),
  )
  const discard = useMutation(
    trpc.drafts.discard.mutationOptions({
      onSuccess: ({ template }) => {
        const gone = `${ref.template} ${ref.version} is discarded`
        say.done(template ? gone : `${gone}, and with it the template, which had no other version`)
        router.replace(template ? paths.template(template, { tab: 'versions' }) : paths.templates())
      },
    }),
  )
  const unsaved = dirty ? 'Wait until your last words are saved.' : undefined
  return (
    <>
      <Menu
        trigger={<IconButton label="More about this draft" icon={<Ellipsis className="size-4" />} />}
        items={[
          ...numbers
            .filter((number) => number !== ref.version)
            .map((to) => ({
              label: `Make it ${to}`,
              disabledReason: blocked ?? unsaved,
              onSelect: () => renumber.mutate({ ...ref, to }),
            })),
          {
            label: 'Discard draft',
            tone: 'danger' as const,
            disabledReason: blocked,
            onSelect: () => setDiscarding(true),
          },
        ]}
      />
      <ConfirmDialog
        open={discarding}
        onOpenChange={setDiscarding}
        title={`Discard ${ref.template} ${ref.version}?`}
        losses={[`The draft with ${formatCount(files.size, 'file')}, for everybody who writes it.`]}
        keeps={['All published versions, and everything that runs.']}
        action="Discard draft"
        pending={discard.isPending}
        error={discard.error ? problemOf(discard.error).message : undefined}
        onConfirm={() => discard.mutate(ref)}
      />
      <Dialog open={renumber.isError} onOpenChange={() => renumber.reset()} title="It keeps its number">
        <Banner tone="warn" title={renumber.error ? problemOf(renumber.error).message : ''} />
      </Dialog>
    </>
  )
}
