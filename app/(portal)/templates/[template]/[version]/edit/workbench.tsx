'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react'
import { Banner } from '../../../../../_ui/feedback/banner.tsx'
import { Conflict } from './_draft/conflict.tsx'
import { LeaveGuard } from './_draft/leave-guard.tsx'
import { useAutosave } from './_draft/use-autosave.ts'
import { type DraftAnswer, type DraftText, useDraftText } from './_draft/use-draft-text.ts'
import { FileList } from './_files/file-list.tsx'
import { firstFile } from './_files/file-names.ts'
import type { OpenPlace } from './_result/result.ts'
import { ResultPane } from './_result/result-pane.tsx'
import { useInspected, useTypedText } from './_result/use-inspected.ts'
import { EditorPane } from './_write/editor-pane.tsx'
import { useCompletion } from './_write/use-completion.ts'
import { Panes, usePanes } from './panes.tsx'
import { WorkbenchHead } from './workbench-head.tsx'

interface Props {
  draft: DraftAnswer
  /** Where to begin, from the address. */
  start: { file: string | undefined; line: number | undefined }
  /** Publish, or whatever else the version's status allows. */
  actions: ReactNode
}

/** Files left, the editor in the middle, what it makes right; saved while one writes. */
export function Workbench({ draft, start, actions }: Props) {
  const text = useDraftText(draft)
  useAutosave(text)
  useFreshActions(draft, text)
  const panes = usePanes()
  const typed = useTypedText(text)
  const { data: inspected } = useInspected(typed)
  const findings = inspected?.findings ?? draft.findings
  const [wanted, setWanted] = useState(start.file)
  const current =
    wanted !== undefined && text.files.has(wanted) ? wanted : firstFile(text.files.keys(), draft.template.kind)
  const [goTo, setGoTo] = useState(start.line ? { line: start.line } : undefined)
  const open = useCallback<OpenPlace>((file, line, column) => {
    setWanted(file)
    setGoTo(line ? { line, ...(column ? { column } : {}) } : undefined)
  }, [])
  const complete = useCompletion(current ?? '', inspected)
  const editable = draft.blocked.edit === undefined
  const notes = useMemo(() => findings.filter(({ file }) => file === current), [findings, current])
  return (
    <div className="flex h-[calc(100dvh-3rem)] min-h-120 flex-col">
      <WorkbenchHead draft={draft} text={text} panes={panes} actions={actions} />
      {draft.status === 'draft' && draft.blocked.edit && (
        <div className="px-6 pb-3">
          <Banner tone="info" title="You can look, not write.">
            {draft.blocked.edit}
          </Banner>
        </div>
      )}
      <Conflict text={text} />
      <LeaveGuard unsaved={text.dirty ? 'text' : 'nothing'} save={text.save} />
      <Panes
        shown={panes}
        files={
          <FileList
            kind={draft.template.kind}
            files={text.files}
            current={current}
            findings={findings}
            onChange={editable ? text.setFiles : undefined}
            onOpen={(path) => open(path)}
          />
        }
        editor={
          <EditorPane text={text} path={current} notes={notes} complete={complete} editable={editable} goTo={goTo} />
        }
        result={<ResultPane draft={draft} typed={typed} inspected={inspected} onOpen={open} />}
      />
    </div>
  )
}

/** What may be done is decided by the findings of what was saved: asked again after each save, announced or not. */
function useFreshActions({ revision }: DraftAnswer, { base }: DraftText) {
  const router = useRouter()
  const behind = revision < base.revision
  useEffect(() => {
    if (behind) router.refresh()
  }, [behind, router])
}
