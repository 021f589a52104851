'use client'

import { formatCount } from '../../../../../_lib/format.ts'
import { Muted } from '../../../../../_ui/text/words.tsx'
import { PublishFindings } from './publish-findings.tsx'
import type { Review } from './review.ts'
import { ReviewLine } from './review-line.tsx'

/** What was found, whether old and running specs still fit, and where it can run: a line each, green when it is good. */
export function PublishReview({ review }: { review: Review }) {
  return (
    <ul aria-label="Review" className="flex flex-col gap-2">
      <Compatibility review={review} />
      <LiveSpecs review={review} />
      <RunsIn review={review} />
      <PublishFindings findings={review.findings} />
    </ul>
  )
}

function Compatibility({ review: { predecessor, breaks } }: { review: Review }) {
  if (!predecessor)
    return <ReviewLine {...good}>The first of its major: it has no spec to be compatible with.</ReviewLine>
  if (breaks.length > 0)
    return <ReviewLine {...bad}>Refuses specs that {predecessor} accepts, which a minor must not.</ReviewLine>
  return <ReviewLine {...good}>Accepts every spec that {predecessor} accepts.</ReviewLine>
}

function LiveSpecs({ review: { live, liveTargets } }: { review: Review }) {
  if (liveTargets === 0) return null
  if (live.length > 0) return <ReviewLine {...bad}>Refuses specs of targets that run this major.</ReviewLine>
  return (
    <ReviewLine {...good}>
      {liveTargets === 1
        ? 'Accepts the spec of the one target that runs this major.'
        : `Accepts the specs of all ${formatCount(liveTargets, 'target')} that run this major.`}
    </ReviewLine>
  )
}

function RunsIn({ review: { environments } }: { review: Review }) {
  const published = environments.filter((environment) => environment.published)
  if (published.length === 0) return null
  return (
    <ReviewLine {...good}>
      Runs in <Muted>{published.map(({ template, major }) => `${template} ${major}.x`).join(', ')}</Muted>
    </ReviewLine>
  )
}

const good = { mark: 'done', tone: 'ok' } as const
const bad = { mark: 'stuck', tone: 'danger' } as const
