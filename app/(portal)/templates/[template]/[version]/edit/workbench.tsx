'use client'

import { useCallback, useMemo, useState } from 'react'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { Banner } from '../../../../../_ui/feedback/banner.tsx'
import type { DraftAnswer } from './_draft/base.ts'
import { Conflict } from './_draft/conflict.tsx'
import { LeaveGuard } from './_draft/leave-guard.tsx'
import { useAutosave } from './_draft/use-autosave.ts'
import { useDraftText } from './_draft/use-draft-text.ts'
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
  initial: DraftAnswer
  version: Answers['versions']['get']
  /** Where to begin, from the address. */
  start: { file: string | undefined; line: number | undefined }
}

/** Files left, the editor in the middle, what it makes right; saved while one writes. */
export function Workbench({ initial, version, start }: Props) {
  const text = useDraftText(initial)
  const { draft } = text
  useAutosave(text)
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
      <WorkbenchHead text={text} panes={panes} version={version} />
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
