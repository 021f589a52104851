'use client'

import { Ellipsis, FileText } from 'lucide-react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { StatusMark } from '../../../../../../_components/status/status-mark.tsx'
import { IconButton } from '../../../../../../_ui/button/icon-button.tsx'
import { Menu } from '../../../../../../_ui/overlay/menu.tsx'
import { byUrgency, findingFaces, summarise } from '../../../../_findings/finding-face.ts'
import { fileGuide } from './file-guide.ts'

interface Props {
  path: string
  name: string
  place: 'current' | 'other'
  findings: readonly Finding[]
  onOpen: () => void
  onRename: (() => void) | undefined
  onRemove: (() => void) | undefined
}

export function FileRow({ path, name, place, findings, onOpen, onRename, onRemove }: Props) {
  const worst = byUrgency(findings)[0]
  const face = worst && findingFaces[worst.severity]
  return (
    <li className="group flex items-center rounded-control hover:bg-hover has-aria-[current]:bg-selected">
      <button
        type="button"
        onClick={onOpen}
        title={[path, fileGuide(path)].filter(Boolean).join('\n')}
        aria-current={place === 'current' ? 'true' : undefined}
        className="flex h-7 min-w-0 grow items-center gap-1.5 rounded-control px-2 text-left text-muted -outline-offset-2 aria-[current]:text-text"
      >
        <FileText aria-hidden className="size-3.5 shrink-0" />
        <span className="min-w-0 grow truncate font-mono text-fine">{name}</span>
        {face && (
          <span title={summarise(findings) ?? face.word} className="flex items-center gap-0.5 text-fine">
            <StatusMark mark={face.mark} tone={face.tone} />
            <span aria-hidden>{findings.length}</span>
            <span className="sr-only">, {summarise(findings) ?? face.word}</span>
          </span>
        )}
      </button>
      {onRename && onRemove && (
        <span className="opacity-0 focus-within:opacity-100 group-hover:opacity-100 has-aria-expanded:opacity-100">
          <Menu
            trigger={<IconButton label={`What to do with ${name}`} icon={<Ellipsis className="size-3.5" />} />}
            items={[
              { label: 'Rename or move', onSelect: onRename },
              { label: 'Remove file', onSelect: onRemove, tone: 'danger' },
            ]}
          />
        </span>
      )}
    </li>
  )
}
