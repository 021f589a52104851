'use client'

import { useCallback } from 'react'
import { applyFix } from '../../../../../../../server/templates/advice/apply-fix.ts'
import type { Finding, Fix } from '../../../../../../../server/templates/bundle/finding.ts'
import { withFile } from '../_draft/changes.ts'
import type { DraftText } from '../_draft/use-draft-text.ts'
import type { OpenPlace } from './result.ts'
import type { TypedText } from './use-inspected.ts'

/** Changes a finding offers. */
export interface Fixes {
  of: (finding: Finding) => readonly Fix[]
  apply: (fix: Fix) => void
}

/**
 * A fix names places of the text that was looked at, so it is offered only while its file is still that text: a moment
 * after the last key it is there again.
 */
export function useFixes(text: DraftText, looked: TypedText | undefined, open: OpenPlace): Fixes {
  const { files, base, setFiles, draft } = text
  const of = useCallback(
    ({ fixes = [] }: Finding) =>
      draft.blocked.edit || !looked
        ? []
        : fixes.filter(({ file }) => contentIn(looked, base.files, file) === files.get(file)),
    [files, base.files, looked, draft.blocked.edit],
  )
  const apply = useCallback(
    (fix: Fix) => {
      setFiles((now) => withFile(now, fix.file, applyFix(now.get(fix.file), fix)))
      open(fix.file, fix.from.line, fix.from.column)
    },
    [setFiles, open],
  )
  return { of, apply }
}

function contentIn({ changes }: TypedText, saved: ReadonlyMap<string, string>, file: string) {
  const written = changes.written.find(({ path }) => path === file)
  return written ? written.content : changes.removed.includes(file) ? undefined : saved.get(file)
}
