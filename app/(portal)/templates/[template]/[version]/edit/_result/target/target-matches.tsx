'use client'

import { Check } from 'lucide-react'
import { VersionTag } from '../../../../../../../_components/version-tag.tsx'
import { formatWord } from '../../../../../../../_lib/format.ts'
import type { Answers } from '../../../../../../../_trpc/answers.ts'
import type { ChosenTarget } from './chosen-target.ts'

interface Props {
  targets: Answers['drafts']['tryTargets']['targets']
  chosen: string | undefined
  onChoose: (target: ChosenTarget | undefined) => void
}

const row = 'flex min-h-8 w-full items-center gap-2 rounded-control px-2 py-1 text-left text-table hover:bg-hover'

/** The example first: it is always there. */
export function TargetMatches({ targets, chosen, onChoose }: Props) {
  return (
    <ul className="min-h-0 overflow-y-auto p-1">
      <li>
        <button type="button" className={row} onClick={() => onChoose(undefined)}>
          <Mark shown={chosen === undefined ? 'yes' : 'no'} />
          The example
        </button>
      </li>
      {targets.map(({ id, name, version, stage, team }) => (
        <li key={id}>
          <button type="button" className={row} onClick={() => onChoose({ id, name })}>
            <Mark shown={chosen === id ? 'yes' : 'no'} />
            <span className="min-w-0 grow truncate">{name}</span>
            <span className="shrink-0 text-fine text-muted">
              {team}, {formatWord(stage).toLowerCase()}
            </span>
            <VersionTag version={version} />
          </button>
        </li>
      ))}
    </ul>
  )
}

const Mark = ({ shown }: { shown: 'yes' | 'no' }) => (
  <Check aria-hidden className={`size-3.5 shrink-0 ${shown === 'yes' ? 'text-accent' : 'opacity-0'}`} />
)
