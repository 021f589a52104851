'use client'

import { Button } from '../../../_ui/button/button.tsx'

interface Props {
  savedAt: Date | undefined
  restored: boolean
  discard: () => void
}

/** When the draft was last kept in this browser, and the way to begin anew. */
export function DraftState({ savedAt, restored, discard }: Props) {
  if (!savedAt && !restored) return null
  const words = savedAt
    ? `Draft saved ${savedAt.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })}`
    : 'Continued from your draft'
  return (
    <span className="flex items-center gap-1 text-muted text-table">
      <span role="status">{words}</span>
      <Button variant="quiet" size="small" onClick={discard}>
        Discard draft
      </Button>
    </span>
  )
}
