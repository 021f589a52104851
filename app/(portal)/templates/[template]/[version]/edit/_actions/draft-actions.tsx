'use client'

import { useQuery } from '@tanstack/react-query'
import type { Answers } from '../../../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../../../_trpc/client.tsx'
import { ActionButton } from '../../../../../../_ui/button/action-button.tsx'
import { VersionActions } from '../../_actions/version-actions.tsx'
import type { DraftText } from '../_draft/use-draft-text.ts'

interface Props {
  text: DraftText
  version: Answers['versions']['get']
}

/** Publishing, once what was typed is saved and what was found in it is known. */
export function DraftActions({ text, version: initial }: Props) {
  const { ref, base, dirty, saving } = text
  const { data: version } = useQuery(useTRPC().versions.get.queryOptions(ref, { initialData: initial }))
  if (dirty || saving || version.revision < base.revision) {
    return (
      <ActionButton
        variant="primary"
        disabledReason="Your last words are being saved; it can be published then."
        pending={false}
        error={undefined}
      >
        Publish {ref.version}
      </ActionButton>
    )
  }
  return <VersionActions version={version} />
}
