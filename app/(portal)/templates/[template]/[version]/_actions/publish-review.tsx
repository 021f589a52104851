'use client'

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Finding } from '../../../../../../server/templates/bundle/finding.ts'
import type { Mark, Tone } from '../../../../../_components/status/face.ts'
import { StatusMark } from '../../../../../_components/status/status-mark.tsx'
import type { Answers } from '../../../../../_trpc/answers.ts'
import { useTRPC } from '../../../../../_trpc/client.tsx'
import { SkeletonLine } from '../../../../../_ui/feedback/skeleton.tsx'
import { Mono } from '../../../../../_ui/text/words.tsx'
import { summarise } from '../../../_findings/finding-face.ts'

interface Props {
  template: string
  version: string
  findings: readonly Finding[]
}

/** What was found, whether old specs still fit, and where it can run. */
export function PublishReview({ template, version, findings }: Props) {
  const review = useQuery(useTRPC().versions.review.queryOptions({ template, version }))
  const wrong = summarise(findings)
  return (
    <ul aria-label="Review" className="flex flex-col gap-2">
      <Line mark={wrong ? 'failed' : 'done'} tone={wrong ? 'warn' : 'ok'}>
        {wrong ? `${wrong} in the bundle.` : 'Nothing was found in the bundle.'}
      </Line>
      {review.error && (
        <Line mark="failed" tone="warn">
          {review.error.message}
        </Line>
      )}
      {review.isPending && <SkeletonLine width="60%" />}
      {review.data && <Compatibility review={review.data} />}
      {review.data && <RunsIn review={review.data} />}
    </ul>
  )
}

type Review = Answers['versions']['review']

function Compatibility({ review: { predecessor, breaks } }: { review: Review }) {
  if (!predecessor) {
    return (
      <Line mark="done" tone="ok">
        The first of its major: it has no spec to be compatible with.
      </Line>
    )
  }
  if (breaks.length === 0) {
    return (
      <Line mark="done" tone="ok">
        Accepts every spec that {predecessor} accepts.
      </Line>
    )
  }
  return (
    <Line mark="stuck" tone="danger">
      Refuses specs that {predecessor} accepts, which a minor must not:
      <ul className="list-disc pt-1 pl-5">
        {breaks.map(({ at, message }) => (
          <li key={`${at} ${message}`}>
            <Mono>{at || 'The spec'}</Mono> {message}
          </li>
        ))}
      </ul>
    </Line>
  )
}

function RunsIn({ review: { environments } }: { review: Review }) {
  if (environments.length === 0) return null
  const missing = environments.filter(({ published }) => !published)
  const names = environments.map(({ template, major }) => `${template} ${major}.x`).join(', ')
  return (
    <Line mark={missing.length > 0 ? 'failed' : 'done'} tone={missing.length > 0 ? 'warn' : 'ok'}>
      Runs in {names}.
      {missing.length > 0 &&
        ` Not published: ${missing.map(({ template, major }) => `${template} ${major}.x`).join(', ')}.`}
    </Line>
  )
}

function Line({ mark, tone, children }: { mark: Mark; tone: Tone; children: ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <span className="pt-0.75">
        <StatusMark mark={mark} tone={tone} />
      </span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}
