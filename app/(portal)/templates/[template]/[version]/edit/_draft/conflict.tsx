'use client'

import { useState } from 'react'
import { ActionButton } from '../../../../../../_ui/button/action-button.tsx'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { CompareEditor } from '../../../../../../_ui/code/editor/compare-editor.tsx'
import { Banner } from '../../../../../../_ui/feedback/banner.tsx'
import { Dialog } from '../../../../../../_ui/overlay/dialog.tsx'
import { Section } from '../../../../../../_ui/page/section.tsx'
import { Time } from '../../../../../../_ui/text/time.tsx'
import { changesBetween, toFiles } from './changes.ts'
import type { DraftText } from './use-draft-text.ts'

/** Somebody else saved while this author was typing. Nothing happens until one of them is chosen. */
export function Conflict({ text }: { text: DraftText }) {
  const [open, setOpen] = useState(false)
  const { conflict, files, takeTheirs, saveMine, saving } = text
  if (!conflict) return null
  const theirs = toFiles(conflict.files)
  const { written, removed } = changesBetween(theirs, files)
  const differing = [...written.map(({ path }) => path), ...removed].toSorted()
  return (
    <div className="px-6 pb-3">
      <Banner
        tone="warn"
        title={
          <>
            {conflict.savedBy} saved this draft <Time value={conflict.savedAt} />, while you were writing.
          </>
        }
        action={<Button onClick={() => setOpen(true)}>Compare and choose</Button>}
      >
        Your text is kept here, and not saved until you choose.
      </Banner>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="wide"
        title="Two people wrote at once"
        description={`Left is what ${conflict.savedBy} saved as revision ${conflict.revision}, right is what you have.`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Decide later</Button>
            <Button onClick={takeTheirs}>Take theirs, drop mine</Button>
            <ActionButton
              variant="danger"
              disabledReason={undefined}
              pending={saving}
              error={undefined}
              onClick={saveMine}
            >
              Save mine over theirs
            </ActionButton>
          </>
        }
      >
        {differing.map((path) => (
          <Section key={path} title={path}>
            <CompareEditor
              path={path}
              labels={[`${path} as ${conflict.savedBy} saved it`, `${path} as you have it`]}
              left={theirs.get(path) ?? ''}
              right={files.get(path) ?? ''}
            />
          </Section>
        ))}
      </Dialog>
    </div>
  )
}
