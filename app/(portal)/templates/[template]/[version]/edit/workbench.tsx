'use client'

import { useMemo, useRef, useState } from 'react'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { Banner } from '../../../../../_ui/feedback/banner.tsx'
import type { DraftAnswer } from './_draft/base.ts'
import { Conflict } from './_draft/conflict.tsx'
import { LeaveGuard } from './_draft/leave-guard.tsx'
import { useAutosave } from './_draft/use-autosave.ts'
import { useDraftText } from './_draft/use-draft-text.ts'
import { FileList } from './_files/file-list.tsx'
import { firstFile } from './_files/file-names.ts'
import { FileSwitch } from './_files/file-switch.tsx'
import { ResultPane } from './_result/result-pane.tsx'
import { useFixes } from './_result/use-fixes.ts'
import { useInspected, useTypedText } from './_result/use-inspected.ts'
import { EditorPane } from './_write/editor-pane.tsx'
import { partOfFile } from './_write/template-names.ts'
import { useChangesSince } from './_write/use-changes-since.ts'
import { useCompletion } from './_write/use-completion.ts'
import { usePlace, useWorkbenchKeys } from './_write/use-place.ts'
import { FullHeight, Panes, usePanes } from './panes.tsx'
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
  const { draft, files } = text
  const { kind } = draft.template
  useAutosave(text)
  const panes = usePanes()
  const typed = useTypedText(text)
  const { data: inspected, isFetching, isPlaceholderData } = useInspected(typed)
  const findings = inspected?.findings ?? draft.findings
  const { wanted, goTo, open } = usePlace(start)
  const current = wanted !== undefined && files.has(wanted) ? wanted : firstFile(files.keys(), kind)
  const words = useCompletion(current ?? '', inspected)
  const fixes = useFixes(text, inspected && !isPlaceholderData ? typed : undefined, open)
  const since = useChangesSince(version, current)
  const line = useRef(1)
  const [switching, setSwitching] = useState(false)
  const notes = useMemo(() => findings.filter(({ file }) => file === current), [findings, current])
  useWorkbenchKeys({
    findings,
    open,
    onSwitch: () => setSwitching(true),
    onFix: () => {
      const [fix] = notes.filter((note) => note.line === line.current).flatMap((note) => fixes.of(note))
      if (fix) fixes.apply(fix)
    },
  })
  const editable = draft.blocked.edit === undefined
  const looking = { draft, typed, inspected, isFetching, findings, fixes, onOpen: open }
  return (
    <FullHeight>
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
            kind={kind}
            files={files}
            current={current}
            findings={findings}
            onChange={editable ? text.setFiles : undefined}
            onOpen={(path) => open(path)}
          />
        }
        editor={
          <EditorPane
            text={text}
            path={current}
            notes={notes}
            fixes={fixes}
            words={words}
            editable={editable}
            goTo={goTo}
            since={since}
            onLine={(at) => {
              line.current = at
            }}
          />
        }
        result={<ResultPane {...looking} partOfFile={current === undefined ? undefined : partOfFile(current)} />}
      />
      {switching && (
        <FileSwitch
          paths={[...files.keys()].toSorted()}
          onOpen={(path) => {
            setSwitching(false)
            open(path, 1)
          }}
          onClose={() => setSwitching(false)}
        />
      )}
    </FullHeight>
  )
}
