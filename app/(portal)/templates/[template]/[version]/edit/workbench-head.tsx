'use client'

import { PanelLeft, PanelRight } from 'lucide-react'
import { StatusBadge } from '../../../../../_components/status/status-badge.tsx'
import { paths } from '../../../../../_lib/paths.ts'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { IconButton } from '../../../../../_ui/button/icon-button.tsx'
import { TextLink } from '../../../../../_ui/text/text-link.tsx'
import { DraftActions } from './_actions/draft-actions.tsx'
import { DraftMenu } from './_actions/draft-menu.tsx'
import { EditAs } from './_actions/edit-as.tsx'
import { SaveState } from './_draft/save-state.tsx'
import type { DraftText } from './_draft/use-draft-text.ts'
import type { PanesShown } from './panes.tsx'

interface Props {
  text: DraftText
  panes: PanesShown
  version: Answers['versions']['get']
}

/** What is written, whether it is kept, and what can be done with it. */
export function WorkbenchHead({ text, panes, version }: Props) {
  const { template, number, status, numbers, blocked } = text.draft
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
            <DraftActions text={text} version={version} />
          </>
        ) : (
          <EditAs template={template.name} version={number} />
        )}
      </div>
    </header>
  )
}
