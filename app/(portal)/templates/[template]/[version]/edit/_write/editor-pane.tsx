'use client'

import { useMemo } from 'react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { CodeEditor } from '../../../../../../_ui/code/editor/code-editor.tsx'
import { EmptyState } from '../../../../../../_ui/feedback/empty-state.tsx'
import { withFile } from '../_draft/changes.ts'
import type { DraftText } from '../_draft/use-draft-text.ts'
import { wordsOf } from '../_result/finding-words.ts'
import type { Fixes } from '../_result/use-fixes.ts'
import { EditorHead } from './editor-head.tsx'
import type { ChangesSince } from './use-changes-since.ts'
import type { useCompletion } from './use-completion.ts'

interface Props {
  text: DraftText
  path: string | undefined
  notes: readonly Finding[]
  fixes: Fixes
  words: ReturnType<typeof useCompletion>
  editable: boolean
  goTo: { line: number; column?: number } | undefined
  since: ChangesSince
  onLine: (line: number) => void
}

/** The open file, with what was found in it underlined. */
export function EditorPane({ text, path, notes, fixes, words, editable, goTo, since, onLine }: Props) {
  const marks = useMemo(
    () =>
      notes.map((finding) => ({
        severity: finding.severity,
        line: finding.line,
        column: finding.column,
        message: `${wordsOf(finding)}\n${finding.advice}`,
        fixes: fixes.of(finding).map((fix) => ({ label: fix.label, apply: () => fixes.apply(fix) })),
      })),
    [notes, fixes],
  )
  if (path === undefined) {
    return (
      <EmptyState title="No file is open">
        A bundle begins with schema/schema.yaml: add it in the list of files.
      </EmptyState>
    )
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <EditorHead path={path} since={since} />
      <div className="min-h-0 grow">
        <CodeEditor
          label={path}
          path={path}
          value={text.files.get(path) ?? ''}
          onChange={(content) => text.setFiles((files) => withFile(files, path, content))}
          onSave={text.save}
          notes={marks}
          complete={words.complete}
          hover={words.hover}
          original={since.original}
          onLine={onLine}
          readOnly={!editable}
          goTo={goTo}
        />
      </div>
    </div>
  )
}
