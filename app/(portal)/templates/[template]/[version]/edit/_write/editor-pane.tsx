'use client'

import type { CompletionSource } from '@codemirror/autocomplete'
import { useMemo } from 'react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { CodeEditor } from '../../../../../../_ui/code/editor/code-editor.tsx'
import { EmptyState } from '../../../../../../_ui/feedback/empty-state.tsx'
import { Kbd } from '../../../../../../_ui/text/kbd.tsx'
import { ModKey } from '../../../../../../_ui/text/mod-key.tsx'
import { withFile } from '../_draft/changes.ts'
import type { DraftText } from '../_draft/use-draft-text.ts'
import { wordsOf } from '../_result/finding-words.ts'

interface Props {
  text: DraftText
  path: string | undefined
  notes: readonly Finding[]
  complete: CompletionSource
  editable: boolean
  goTo: { line: number; column?: number } | undefined
}

/** The open file, with what was found in it underlined. */
export function EditorPane({ text, path, notes, complete, editable, goTo }: Props) {
  const marks = useMemo(
    () =>
      notes.map((finding) => ({
        severity: finding.severity,
        line: finding.line,
        column: finding.column,
        message: `${wordsOf(finding)}\n${finding.advice}`,
      })),
    [notes],
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
      <div className="flex min-h-9 items-center justify-between gap-3 border-line border-b bg-raised px-3 text-fine text-muted">
        <span className="truncate font-mono text-text">{path}</span>
        {editable && (
          <span className="hidden shrink-0 items-center gap-3 2xl:flex">
            <span className="flex items-center gap-1">
              <ModKey with="S" /> save
            </span>
            <span className="flex items-center gap-1">
              <Kbd>Ctrl</Kbd>
              <Kbd>Space</Kbd> suggest
            </span>
            <span className="flex items-center gap-1">
              <Kbd>Esc</Kbd>
              <Kbd>Tab</Kbd> leave
            </span>
          </span>
        )}
      </div>
      <div className="min-h-0 grow">
        <CodeEditor
          label={path}
          path={path}
          value={text.files.get(path) ?? ''}
          onChange={(content) => text.setFiles((files) => withFile(files, path, content))}
          onSave={text.save}
          notes={marks}
          complete={complete}
          readOnly={!editable}
          goTo={goTo}
        />
      </div>
    </div>
  )
}
