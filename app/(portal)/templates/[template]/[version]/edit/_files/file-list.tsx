'use client'

import { FilePlus2 } from 'lucide-react'
import { useState } from 'react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { IconButton } from '../../../../../../_ui/button/icon-button.tsx'
import { say } from '../../../../../../_ui/overlay/toasts.tsx'
import { type Files, withFile, withoutFile, withRenamed } from '../_draft/changes.ts'
import { byFolder } from './file-names.ts'
import { FileRow } from './file-row.tsx'
import { type ChangeFiles, FolderDrop } from './folder-drop.tsx'
import { PathDialog } from './path-dialog.tsx'

interface Props {
  kind: 'environment' | 'service'
  files: Files
  current: string | undefined
  findings: readonly Finding[]
  /** Undefined: nothing can be changed. */
  onChange: ChangeFiles | undefined
  onOpen: (path: string) => void
}

/** The files by folder, each with what was found in it. */
export function FileList({ kind, files, current, findings, onChange, onOpen }: Props) {
  const [naming, setNaming] = useState<{ from?: string }>()
  const rename = (from: string | undefined, to: string) => {
    onChange?.((now) => (from === undefined ? withFile(now, to, '') : withRenamed(now, from, to)))
    onOpen(to)
    setNaming(undefined)
  }
  const remove = (path: string) => {
    const content = files.get(path) ?? ''
    onChange?.((now) => withoutFile(now, path))
    say.done(`${path} is removed`, {
      label: 'Undo',
      go: () => onChange?.((now) => withFile(now, path, content)),
    })
  }
  return (
    <nav
      aria-label="Files"
      className="flex min-h-0 flex-col overflow-y-auto border-line border-r bg-surface p-2 text-table"
    >
      <div className="flex items-center justify-between pb-1 pl-2">
        <h2 className="font-medium text-fine text-muted">Files</h2>
        {onChange && (
          <IconButton label="Add file" icon={<FilePlus2 className="size-3.5" />} onClick={() => setNaming({})} />
        )}
      </div>
      {byFolder(files.keys()).map(({ folder, files: inside }) => (
        <FolderDrop key={folder} folder={folder} files={files} onChange={onChange} onOpen={onOpen}>
          {folder && <p className="truncate px-2 pb-0.5 font-mono text-fine text-muted">{folder}/</p>}
          <ul>
            {inside.map(({ path, name }) => (
              <FileRow
                key={path}
                path={path}
                name={name}
                place={path === current ? 'current' : 'other'}
                findings={findings.filter(({ file }) => file === path)}
                onOpen={() => onOpen(path)}
                onRename={onChange && (() => setNaming({ from: path }))}
                onRemove={onChange && (() => remove(path))}
              />
            ))}
          </ul>
        </FolderDrop>
      ))}
      {files.size === 0 && <p className="px-2 text-muted">No files. Add the first one.</p>}
      {naming && (
        <PathDialog
          kind={kind}
          from={naming.from}
          taken={[...files.keys()].filter((path) => path !== naming.from)}
          onClose={() => setNaming(undefined)}
          onChoose={(to) => rename(naming.from, to)}
        />
      )}
    </nav>
  )
}
