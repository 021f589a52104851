import { formatCount } from '../../../_lib/format.ts'
import { Mono, Muted } from '../../../_ui/text/words.tsx'
import type { Impact } from './impact.ts'

/** What the migration would ask, by field: answers are given when a rollout is planned. */
export function ImpactQuestions({ questions }: Pick<Impact, 'questions'>) {
  if (questions.length === 0) return null
  return (
    <ul aria-label="Questions" className="flex flex-col gap-1 text-table">
      {questions.map(({ at, question, count }) => (
        <li key={at} className="wrap-anywhere">
          {formatCount(count, 'target')} would need an answer for <Mono>{at.slice(1).replaceAll('/', '.')}</Mono>:{' '}
          <Muted>{question}</Muted>
        </li>
      ))}
    </ul>
  )
}
