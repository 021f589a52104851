'use client'

import { useMemo } from 'react'
import { CodeEditor } from '../../../../_ui/code/editor/code-editor.tsx'
import type { EditorNote } from '../../../../_ui/code/editor/notes.ts'
import { Banner } from '../../../../_ui/feedback/banner.tsx'

interface Props {
  value: string
  onChange: (value: string) => void
  readOnly: boolean
  /** Why the engine refuses it: "Line 5, column 3: …". */
  problem: string | undefined
}

/** The text of a policy, with what the engine says about it at its line. */
export function SourceEditor({ value, onChange, readOnly, problem }: Props) {
  const notes = useMemo(() => (problem ? notesOf(problem) : []), [problem])
  return (
    <>
      {problem && (
        <Banner tone="warn" title="The policy engine cannot read this policy.">
          {problem}
        </Banner>
      )}
      <div className="h-[28rem] overflow-hidden rounded-panel border border-line bg-raised">
        <CodeEditor
          label="Policy in Rego"
          path="policy.rego"
          value={value}
          onChange={onChange}
          notes={notes}
          readOnly={readOnly}
        />
      </div>
    </>
  )
}

function notesOf(problem: string): EditorNote[] {
  const [, line, column, message] = /^Line (\d+), column (\d+): ([\s\S]*)$/.exec(problem) ?? []
  if (!line || !message) return []
  return [{ line: Number(line), column: Number(column), severity: 'error', message }]
}
