'use client'

import { useState } from 'react'
import { ActionButton } from '../../../../../_ui/button/action-button.tsx'
import { PublishDialog } from './publish-dialog.tsx'

interface Props {
  template: string
  version: string
  blocked: string | undefined
  /** As the bundle brought them. */
  notes: string
}

/** Opens the review; nothing is published before its one button. */
export function PublishVersion({ blocked, ...version }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <ActionButton
        variant="primary"
        disabledReason={blocked}
        pending={false}
        error={undefined}
        onClick={() => setOpen(true)}
      >
        Publish {version.version}
      </ActionButton>
      {open && <PublishDialog {...version} onClose={() => setOpen(false)} />}
    </>
  )
}
