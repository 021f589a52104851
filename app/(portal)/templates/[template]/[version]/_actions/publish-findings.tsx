import { formatCount } from '../../../../../_lib/format.ts'
import { Mono, Muted } from '../../../../../_ui/text/words.tsx'
import { findingFaces } from '../../../_findings/finding-face.ts'
import type { Review } from './review.ts'
import { ReviewLine } from './review-line.tsx'

/** What was found, what refuses publishing first: in words, with the place and what to do. Mere notes are counted. */
export function PublishFindings({ findings }: Pick<Review, 'findings'>) {
  const weighty = findings.filter(({ severity }) => severity !== 'info')
  const notes = findings.length - weighty.length
  return (
    <>
      {weighty.length === 0 && (
        <ReviewLine mark="done" tone="ok">
          Nothing to mend was found in the bundle or by the guardrails
          {notes > 0 ? `; ${formatCount(notes, 'note')} among its findings.` : '.'}
        </ReviewLine>
      )}
      {weighty.map(({ severity, code, at, message, advice }) => {
        const { mark, tone, word } = findingFaces[severity]
        return (
          <ReviewLine key={`${code} ${at} ${message}`} mark={mark} tone={tone}>
            <span className="sr-only">{word}: </span>
            {message} <Muted>{advice}</Muted> {at && <Mono>{at}</Mono>}
          </ReviewLine>
        )
      })}
    </>
  )
}
