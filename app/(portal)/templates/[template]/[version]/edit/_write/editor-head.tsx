'use client'

import { GitCompareArrows, Keyboard } from 'lucide-react'
import { Popover } from 'radix-ui'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { IconButton } from '../../../../../../_ui/button/icon-button.tsx'
import { Kbd } from '../../../../../../_ui/text/kbd.tsx'
import { ModKey } from '../../../../../../_ui/text/mod-key.tsx'
import { fileGuide } from '../_files/file-guide.ts'
import type { ChangesSince } from './use-changes-since.ts'

/** Which file is open and what it is for; what changed in it; the keys. */
export function EditorHead({ path, since }: { path: string; since: ChangesSince }) {
  return (
    <div className="flex min-h-9 items-center gap-2 border-line border-b bg-raised pr-1.5 pl-3 text-fine text-muted">
      <span className="flex min-w-0 grow flex-col py-1">
        <span className="truncate font-mono text-text">{path}</span>
        <span className="truncate" title={fileGuide(path)}>
          {fileGuide(path) ?? 'Hadron does not read this file.'}
        </span>
      </span>
      {since.version && (
        <Button
          size="small"
          variant="quiet"
          aria-pressed={since.shown === 'yes'}
          icon={<GitCompareArrows aria-hidden className="size-3.5" />}
          onClick={since.toggle}
        >
          {since.shown === 'yes' ? 'Hide changes' : `Changes since ${since.version}`}
        </Button>
      )}
      <Popover.Root>
        <Popover.Trigger asChild>
          <IconButton label="Keys of the editor" icon={<Keyboard className="size-4" />} />
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="end"
            sideOffset={4}
            aria-label="Keys of the editor"
            className="z-50 animate-appear rounded-panel bg-raised px-3 py-2 text-table shadow-overlay"
          >
            <dl className="grid grid-cols-[auto_auto] items-center gap-x-5 gap-y-1.5">
              {keys.map(([meaning, combination]) => (
                <div key={meaning} className="col-span-2 grid grid-cols-subgrid">
                  <dt className="text-muted">{meaning}</dt>
                  <dd className="flex justify-end gap-0.5">{combination}</dd>
                </div>
              ))}
            </dl>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </div>
  )
}

const keys = [
  ['Save now', <ModKey key="s" with="S" />],
  ['Go to file', <ModKey key="p" with="P" />],
  ['Next finding', <Kbd key="f8">F8</Kbd>],
  ['Mend what stands here', <ModKey key="dot" with="." />],
  [
    'Suggest',
    <span key="space" className="inline-flex gap-0.5">
      <Kbd>Ctrl</Kbd>
      <Kbd>Space</Kbd>
    </span>,
  ],
  ['Find in the file', <ModKey key="f" with="F" />],
  [
    'Leave the editor',
    <span key="esc" className="inline-flex gap-0.5">
      <Kbd>Esc</Kbd>
      <Kbd>Tab</Kbd>
    </span>,
  ],
] as const
