'use client'

import { type DragEvent, type ReactNode, useState } from 'react'
import { formatCount } from '../../../../../../_lib/format.ts'
import { say } from '../../../../../../_ui/overlay/toasts.tsx'
import type { Files } from '../_draft/changes.ts'
import { readDropped } from './drop.ts'

export type ChangeFiles = (change: (now: Files) => Files) => void

interface Props {
  folder: string
  files: Files
  onChange: ChangeFiles | undefined
  onOpen: (path: string) => void
  children: ReactNode
}

/** A folder of the list, onto which files of one's own machine can be dropped. */
export function FolderDrop({ folder, files, onChange, onOpen, children }: Props) {
  const [over, setOver] = useState(false)
  const drop = async (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const { files: dropped, added, refused } = await readDropped(event.dataTransfer, folder, files)
    const [first] = added
    if (first !== undefined) {
      onChange?.((now) => new Map([...now, ...added.map((path): [string, string] => [path, dropped.get(path) ?? ''])]))
      onOpen(first)
    }
    if (refused.length > 0) say.failed(`${formatCount(refused.length, 'file')} left out`, refused.slice(0, 3).join(' '))
  }
  if (!onChange) return <div className="pb-2">{children}</div>
  return (
    <section
      aria-label={folder ? `Folder ${folder}` : 'Top folder'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
      className={`rounded-control pb-2 ${over ? 'bg-selected' : ''}`}
    >
      {children}
    </section>
  )
}
