'use client'

import { CircleCheck, LoaderCircle } from 'lucide-react'
import { StatusMark } from '../../../../../../_components/status/status-mark.tsx'
import { Button } from '../../../../../../_ui/button/button.tsx'
import { EmptyState } from '../../../../../../_ui/feedback/empty-state.tsx'
import { byUrgency, findingFaces, placeOf } from '../../../../_findings/finding-face.ts'
import { wordsOf } from './finding-words.ts'
import type { ResultProps } from './result.ts'

type Props = Pick<ResultProps, 'findings' | 'fixes' | 'isFetching' | 'onOpen'>

/** Everything there is to say about the text, worst first; each leads to its place, and may know how to mend it. */
export function FindingsPane({ findings, fixes, isFetching, onOpen }: Props) {
  if (findings.length === 0 && isFetching) {
    return (
      <EmptyState title="Looking at the text" icon={<LoaderCircle className="size-5 animate-spin text-muted" />}>
        The example is rendered, and the result is checked as CloudFormation would. The first time takes some seconds.
      </EmptyState>
    )
  }
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
            className="border-line border-b last:border-0 hover:bg-hover"
          >
            <button
              type="button"
              onClick={() => onOpen(finding.file, finding.line, finding.column)}
              className="flex w-full flex-col gap-1 px-4 py-3 text-left -outline-offset-2"
            >
              <span className="flex w-full items-center gap-1.5 text-table">
                <StatusMark mark={mark} tone={tone} />
                <span className="grow">{word}</span>
                <span className="wrap-anywhere font-mono text-accent text-fine">{placeOf(finding)}</span>
              </span>
              <span className="wrap-anywhere">{wordsOf(finding)}</span>
              <span className="wrap-anywhere text-muted text-table">{finding.advice}</span>
            </button>
            {fixes.of(finding).length > 0 && (
              <span className="flex flex-wrap gap-2 px-4 pb-3">
                {fixes.of(finding).map((fix) => (
                  <Button key={fix.label} size="small" onClick={() => fixes.apply(fix)}>
                    {fix.label}
                  </Button>
                ))}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}
