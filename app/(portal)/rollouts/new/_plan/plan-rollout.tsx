'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTRPC } from '../../../../_trpc/client.tsx'
import { issuesByPlace, problemOf } from '../../../../_trpc/problem.ts'
import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { SkeletonPanel } from '../../../../_ui/feedback/skeleton.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { answered, answersInput, type FieldAnswer } from '../_questions/answers.ts'
import { Questions } from '../_questions/questions.tsx'
import { OutList } from './out-list.tsx'
import { SavePlan } from './save-plan.tsx'
import { type Fleet, type Selection, selectionInput, toggled } from './selection.ts'
import { defaultSettings, strategyInput, unreadable } from './settings.ts'
import { Shapes } from './shapes.tsx'
import { StrategyFields } from './strategy-fields.tsx'
import { Totals } from './totals.tsx'
import { WaveList } from './wave-list.tsx'
import { Who } from './who.tsx'

interface Props {
  fleet: Fleet
  selection: Selection
  to: string
}

/** The whole fleet planned at once, again with every change: who, in which shapes, in which waves, and who is out. */
export function PlanRollout({ fleet, ...given }: Props) {
  const [to, setTo] = useState(given.to)
  const [selection, setSelection] = useState(given.selection)
  const [settings, setSettings] = useState(defaultSettings)
  const [withoutShapes, setWithoutShapes] = useState<string[]>([])
  const [accepted, setAccepted] = useState<string[]>([])
  const [answers, setAnswers] = useState<FieldAnswer[]>([])

  const wrong = unreadable(settings)
  const input = {
    template: fleet.template,
    version: to,
    selection: selectionInput(selection),
    strategy: strategyInput(settings),
    withoutShapes,
    fieldAnswers: answersInput(answers),
  }
  const preview = useQuery(
    useTRPC().rollouts.preview.queryOptions(input, {
      placeholderData: keepPreviousData,
      enabled: Object.keys(wrong).length === 0,
      staleTime: 0,
    }),
  )
  const plan = preview.data
  const issues = preview.error ? issuesByPlace(preview.error) : {}
  return (
    <Stack gap="wide">
      <Who fleet={fleet} to={to} onTo={setTo} selection={selection} onSelection={setSelection} />
      {preview.error && <Banner tone="danger" title={problemOf(preview.error).message} />}
      {!plan && preview.isPending && <SkeletonPanel lines={6} />}
      {plan && <Totals totals={plan.totals} pending={preview.isFetching ? 'planning' : 'planned'} />}
      {plan && (
        <Shapes
          shapes={plan.shapes}
          accepted={accepted}
          onAccept={(shape) => setAccepted(toggled(accepted, shape))}
          leftOut={withoutShapes.length}
          onLeaveOut={(shape) => setWithoutShapes([...withoutShapes, shape])}
          onTakeBack={() => setWithoutShapes([])}
        />
      )}
      {plan && (
        <Questions
          questions={plan.questions}
          answers={answers}
          onAnswer={(answer) => setAnswers(answered(answers, answer))}
          onTakeBack={() => setAnswers([])}
        />
      )}
      <StrategyFields settings={settings} onChange={setSettings} issues={{ ...issues, ...wrong }} />
      {plan && <WaveList plan={plan} />}
      {plan && <OutList out={plan.out.filter(({ kind }) => kind !== 'not_selected')} />}
      {plan && (
        <SavePlan
          plan={plan}
          input={input}
          acceptedShapes={accepted}
          notYet={
            preview.isFetching || preview.isPlaceholderData
              ? 'The plan is being computed.'
              : problemSentence(preview.error)
          }
        />
      )}
    </Stack>
  )
}

const problemSentence = (error: unknown) => (error ? 'There is no plan to save; mend what is wrong above.' : undefined)
