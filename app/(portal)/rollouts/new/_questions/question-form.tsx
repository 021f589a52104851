'use client'

import { useState } from 'react'
import { formatCount } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Button } from '../../../../_ui/button/button.tsx'
import { Field } from '../../../../_ui/form/field.tsx'
import { Select } from '../../../../_ui/form/select.tsx'
import { TextInput } from '../../../../_ui/form/text-input.tsx'
import { type FieldAnswer, readValue, showValue } from './answers.ts'

type Question = Answers['rollouts']['preview']['questions'][number]

interface Props {
  question: Question
  onAnswer: (answer: FieldAnswer) => void
}

/** One question: for everybody who is asked, or for one of them. */
export function QuestionForm({ question: { at, question, prefill, count, targets }, onAnswer }: Props) {
  const [text, setText] = useState(prefill === undefined ? '' : showValue(prefill))
  const [targetId, setTargetId] = useState('')
  const target = targets.find(({ id }) => id === targetId)
  const refused = targets.find(({ reason }) => reason.startsWith('The answer does not fit'))?.reason
  const field = at.slice(1).replaceAll('/', '.')
  const answer = () => {
    onAnswer({ at, value: readValue(text), ...(target ? { targetId: target.id, name: target.name } : {}) })
    setTargetId('')
  }
  return (
    <form
      aria-label={`Answer for ${field}`}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim()) answer()
      }}
      className="grid items-end gap-3 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_auto]"
    >
      <Field label={<span className="font-mono">{field}</span>} help={question} error={refused}>
        <TextInput value={text} onChange={setText} />
      </Field>
      <Field label="For">
        <Select
          value={target ? targetId : ''}
          onChange={setTargetId}
          options={[
            { value: '', label: `All ${formatCount(count, 'member')} who are asked` },
            ...targets.map(({ id, name, team }) => ({ value: id, label: `${name} (${team})` })),
          ]}
        />
      </Field>
      <Button type="submit">Answer</Button>
    </form>
  )
}
