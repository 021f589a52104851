'use client'

import { CornerUpLeft } from 'lucide-react'
import { useState } from 'react'
import { formatCount } from '../../../../../../_lib/format.ts'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { CodeEditor } from '../../../../../../_ui/code/editor/code-editor.tsx'
import { CopyButton } from '../../../../../../_ui/text/copy-button.tsx'
import type { Tried } from './use-tried.ts'

interface Props {
  tried: Extract<Tried, { ok: true }>
  onOpenSource: (file: string, line: number) => void
}

/** The rendered template, and from each of its lines the way to where it was written. */
export function Rendered({ tried: { body, parameters, origins }, onOpenSource }: Props) {
  const [line, setLine] = useState(1)
  const source = sourceOf(origins, line)
  const open = (at: number) => {
    const from = sourceOf(origins, at)
    if (from) onOpenSource(from.file, from.line)
  }
  const given = Object.entries(parameters)
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex min-h-9 items-center justify-between gap-2 border-line border-b pr-1.5 pl-3">
        {source ? (
          <Button size="small" variant="quiet" icon={<CornerUpLeft className="size-3.5" />} onClick={() => open(line)}>
            Line {line} is from {source.file.split('/').at(-1)}:{source.line}
          </Button>
        ) : (
          <span className="text-fine text-muted">Choose a line to see where it was written.</span>
        )}
        <CopyButton text={body} label="Copy rendered template" />
      </div>
      <div className="min-h-48 grow">
        <CodeEditor
          label="Rendered template"
          path="rendered.yaml"
          value={body}
          readOnly
          onLine={setLine}
          onOpenLine={open}
        />
      </div>
      {given.length > 0 && (
        <details className="max-h-48 overflow-y-auto border-line border-t px-3 py-2 text-table">
          <summary>{formatCount(given.length, 'parameter')}</summary>
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 pt-1 font-mono text-fine">
            {given.map(([name, value]) => (
              <div key={name} className="col-span-2 grid grid-cols-subgrid">
                <dt className="text-muted">{name}</dt>
                <dd className="wrap-anywhere">{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

type Origins = Props['tried']['origins']

function sourceOf({ files, fileOfLine, lineOfLine }: Origins, rendered: number) {
  const file = files[fileOfLine[rendered - 1] ?? -1]
  const line = lineOfLine[rendered - 1]
  return file !== undefined && line !== undefined ? { file, line } : undefined
}
