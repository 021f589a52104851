'use client'

import { CircleCheck } from 'lucide-react'
import type { Finding } from '../../../../../../../server/templates/bundle/finding.ts'
import { StatusMark } from '../../../../../../_components/status/status-mark.tsx'
import { EmptyState } from '../../../../../../_ui/feedback/empty-state.tsx'
import { byUrgency, findingFaces, placeOf } from '../../../../_findings/finding-face.ts'
import { wordsOf } from './finding-words.ts'
import type { OpenPlace } from './result.ts'

/** Everything there is to say about the text, worst first; each leads to its place. */
export function FindingsPane({ findings, onOpen }: { findings: readonly Finding[]; onOpen: OpenPlace }) {
  if (findings.length === 0) {
    return (
      <EmptyState title="Nothing was found" icon={<CircleCheck className="size-5 text-ok" />}>
        The bundle reads, its example renders, and CloudFormation could take the result.
      </EmptyState>
    )
  }
  return (
    <ul aria-label="Findings" className="h-full overflow-y-auto">
      {byUrgency(findings).map((finding) => {
        const { mark, tone, word } = findingFaces[finding.severity]
        return (
          <li
            key={`${finding.code} ${placeOf(finding)} ${finding.message}`}
            className="border-line border-b last:border-0"
          >
            <button
              type="button"
              onClick={() => onOpen(finding.file, finding.line, finding.column)}
              className="flex w-full flex-col gap-1 px-4 py-3 text-left -outline-offset-2 hover:bg-hover"
            >
              <span className="flex w-full items-center gap-1.5 text-table">
                <StatusMark mark={mark} tone={tone} />
                <span className="grow">{word}</span>
                <span className="wrap-anywhere font-mono text-accent text-fine">{placeOf(finding)}</span>
              </span>
              <span className="wrap-anywhere">{wordsOf(finding)}</span>
              <span className="wrap-anywhere text-muted text-table">{finding.advice}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
