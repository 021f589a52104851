'use client'

import type { Answers } from '../../../../_trpc/answers.ts'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import type { FieldAnswer } from './answers.ts'
import { AnswersGiven } from './answers-given.tsx'
import { QuestionForm } from './question-form.tsx'

type Question = Answers['rollouts']['preview']['questions'][number]

interface Props {
  /** Still open. */
  questions: readonly Question[]
  answers: readonly FieldAnswer[]
  onAnswer: (answer: FieldAnswer) => void
  onTakeBack: () => void
}

/** What the migration asks, by field: an answer for all who are asked, or for one of them, lets them take part. */
export function Questions({ questions, answers, onAnswer, onTakeBack }: Props) {
  if (questions.length === 0 && answers.length === 0) return null
  return (
    <Section
      title="Questions"
      description="The migration asks what no old spec says. Who is answered takes part; the answers are stored with the plan."
    >
      <Panel>
        <div className="flex flex-col gap-6">
          {questions.map((question) => (
            <QuestionForm key={question.at} question={question} onAnswer={onAnswer} />
          ))}
          <AnswersGiven answers={answers} onTakeBack={onTakeBack} />
        </div>
      </Panel>
    </Section>
  )
}
