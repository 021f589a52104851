'use client'

import { Command } from 'cmdk'
import { Dialog } from '../../../../../../_ui/overlay/dialog.tsx'
import { fileGuide } from './file-guide.ts'

interface Props {
  paths: readonly string[]
  onOpen: (path: string) => void
  onClose: () => void
}

/** Goes to a file by some letters of its path. */
export function FileSwitch({ paths, onOpen, onClose }: Props) {
  return (
    <Dialog open onOpenChange={onClose} title="Go to file">
      <Command label="Files of the bundle" loop className="flex min-h-0 flex-col pb-4">
        <Command.Input
          autoFocus
          placeholder="Letters of its path"
          className="h-9 shrink-0 rounded-control border border-line-control bg-raised px-2.5 font-mono text-table outline-none focus:border-accent"
        />
        <Command.List className="mt-2 max-h-80 min-h-0 overflow-y-auto">
          <Command.Empty className="px-2 py-3 text-muted text-table">No file has such a path.</Command.Empty>
          {paths.map((path) => (
            <Command.Item
              key={path}
              value={path}
              onSelect={() => onOpen(path)}
              className="flex cursor-pointer flex-col rounded-control px-2 py-1.5 data-[selected=true]:bg-selected"
            >
              <span className="wrap-anywhere font-mono text-table">{path}</span>
              <span className="text-fine text-muted">{fileGuide(path) ?? 'Hadron does not read it.'}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  )
}
