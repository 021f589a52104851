'use client'

import { MergeView } from '@codemirror/merge'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { basicSetup } from 'codemirror'
import { useEffect, useRef } from 'react'
import { languageOf } from './languages.ts'
import { look } from './look.ts'

interface Props {
  path: string
  /** What stands left and right, for those who cannot see where they stand. */
  labels: readonly [left: string, right: string]
  left: string
  right: string
}

/** Two states of a file beside each other, what differs marked. Nothing can be typed here. */
export function CompareEditor({ path, labels: [leftLabel, rightLabel], left, right }: Props) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!box.current) return
    const side = (doc: string, label: string) => ({
      doc,
      extensions: [
        basicSetup,
        look,
        languageOf(path),
        EditorState.readOnly.of(true),
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true' }),
      ],
    })
    const view = new MergeView({
      parent: box.current,
      a: side(left, leftLabel),
      b: side(right, rightLabel),
      collapseUnchanged: { margin: 3, minSize: 6 },
    })
    return () => view.destroy()
  }, [path, left, right, leftLabel, rightLabel])
  return <div ref={box} className="max-h-96 overflow-auto rounded-control border border-line" />
}
