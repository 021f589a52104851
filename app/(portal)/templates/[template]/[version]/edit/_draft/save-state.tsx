'use client'

import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { Time } from '../../../../../../_ui/text/time.tsx'
import type { DraftText } from './use-draft-text.ts'

/** Whether what stands in the editor is kept. */
export function SaveState({ text }: { text: DraftText }) {
  const { dirty, saving, refusal, conflict, base, save } = text
  if (conflict)
    return (
      <State icon={<TriangleAlert className="size-3.5 text-warn" />}>Not saved: changed by {conflict.savedBy}</State>
    )
  if (saving) return <State icon={<LoaderCircle className="size-3.5 animate-spin" />}>Saving</State>
  if (refusal && dirty) {
    const offline = refusal.reason === 'UNREACHABLE'
    return (
      <State
        icon={
          offline ? <CloudOff className="size-3.5 text-warn" /> : <TriangleAlert className="size-3.5 text-danger" />
        }
      >
        Not saved: {offline ? 'offline, trying again' : refusal.message}
        <Button size="small" variant="quiet" onClick={save}>
          Save now
        </Button>
      </State>
    )
  }
  if (dirty) return <State icon={<LoaderCircle className="size-3.5" />}>Not saved yet</State>
  return (
    <State icon={<Check className="size-3.5 text-ok" />}>
      Saved <Time value={base.savedAt} /> by {base.savedBy}
    </State>
  )
}

const State = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <span role="status" aria-label="Draft" className="inline-flex min-h-7 items-center gap-1.5 text-muted text-table">
    <span aria-hidden>{icon}</span>
    <span className="inline-flex flex-wrap items-center gap-x-1.5">{children}</span>
  </span>
)
