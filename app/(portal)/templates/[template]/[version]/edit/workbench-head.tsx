'use client'

import { PanelLeft, PanelRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { StatusBadge } from '../../../../../_components/status/status-badge.tsx'
import { paths } from '../../../../../_lib/paths.ts'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { IconButton } from '../../../../../_ui/button/icon-button.tsx'
import { TextLink } from '../../../../../_ui/text/text-link.tsx'
import { DraftMenu } from './_draft/draft-menu.tsx'
import { EditAs } from './_draft/edit-as.tsx'
import { SaveState } from './_draft/save-state.tsx'
import type { DraftAnswer, DraftText } from './_draft/use-draft-text.ts'
import type { PanesShown } from './panes.tsx'

interface Props {
  draft: DraftAnswer
  text: DraftText
  panes: PanesShown
  actions: ReactNode
}

/** What is written, whether it is kept, and what can be done with it. */
export function WorkbenchHead({ draft, text, panes, actions }: Props) {
  const { template, number, status, numbers, blocked } = draft
  const isDraft = status === 'draft'
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-6 py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
        <h1 className="wrap-anywhere font-semibold text-title tracking-tight">
          {template.title} {number}
        </h1>
        <StatusBadge of="version" status={status} />
        <TextLink href={paths.version(template.name, number)}>Version page</TextLink>
        {isDraft && !blocked.edit && <SaveState text={text} />}
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <IconButton
          label={panes.files ? 'Hide files' : 'Show files'}
          aria-pressed={panes.files}
          icon={<PanelLeft className="size-4" />}
          onClick={panes.toggleFiles}
        />
        <IconButton
          label={panes.result ? 'Hide result' : 'Show result'}
          aria-pressed={panes.result}
          icon={<PanelRight className="size-4" />}
          onClick={panes.toggleResult}
        />
        {isDraft ? (
          <>
            <DraftMenu text={text} numbers={numbers} blocked={blocked.edit} />
            {text.dirty || text.saving || draft.revision < text.base.revision ? (
              <ActionButton
                variant="primary"
                disabledReason="Your last words are being saved; it can be published then."
                pending={false}
                error={undefined}
              >
                Publish {number}
              </ActionButton>
            ) : (
              actions
            )}
          </>
        ) : (
          <EditAs template={template.name} version={number} />
        )}
      </div>
    </header>
  )
}
