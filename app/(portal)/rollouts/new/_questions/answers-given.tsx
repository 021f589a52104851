'use client'

import { Button } from '../../../../_ui/button/button.tsx'
import { Row } from '../../../../_ui/page/layouts.tsx'
import { Mono, Muted } from '../../../../_ui/text/words.tsx'
import { type FieldAnswer, showValue } from './answers.ts'

interface Props {
  answers: readonly FieldAnswer[]
  onTakeBack: () => void
}

/** What was answered so far. */
export function AnswersGiven({ answers, onTakeBack }: Props) {
  if (answers.length === 0) return null
  return (
    <Row>
      <ul aria-label="Answers" className="flex flex-col gap-1 text-table">
        {answers.map(({ at, value, targetId, name }) => (
          <li key={`${at} ${targetId ?? ''}`} className="wrap-anywhere">
            <Mono>{at.slice(1).replaceAll('/', '.')}</Mono> is <Mono>{showValue(value)}</Mono>{' '}
            <Muted>for {name ?? 'all who are asked'}</Muted>
          </li>
        ))}
      </ul>
      <Button size="small" variant="quiet" onClick={onTakeBack}>
        Take the answers back
      </Button>
    </Row>
  )
}
