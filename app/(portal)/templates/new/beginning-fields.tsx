'use client'

import { beginningNames, beginnings } from '../../../../server/templates/drafts/beginnings/beginning.ts'
import { Field } from '../../../_ui/form/field.tsx'
import { RadioGroup } from '../../../_ui/form/radio-group.tsx'
import { Select } from '../../../_ui/form/select.tsx'
import { beginningsOf, copiesOf, type KnownTemplate, type StartAnswers } from './start-answers.ts'

interface Props {
  answers: StartAnswers
  set: (patch: Partial<StartAnswers>) => void
  templates: readonly KnownTemplate[]
}

const copyValue = 'copy'

const engines = [
  { value: 'handlebars', label: 'Handlebars', help: '{{yaml environment.inputs.size}}: what new templates use.' },
  { value: 'jinja', label: 'Jinja', help: '{{ environment.inputs.size }}: what AWS Proton used, and you may know.' },
]

/** What the first files are, and in which language their values are filled in. */
export function BeginningFields({ answers, set, templates }: Props) {
  const { kind, beginning, copyOf, engine } = answers
  const copies = copiesOf(kind, templates)
  const choices = beginningsOf(kind).map((name) => ({
    value: name,
    label: beginnings[name].title,
    help: beginnings[name].holds,
  }))
  const copy = {
    value: copyValue,
    label: 'A copy of another template',
    help: 'All its files; what becomes of them is yours.',
    disabledReason: copies.length === 0 ? `No ${kind} template is published yet.` : undefined,
  }
  return (
    <>
      <Field label="Begin with" kind="group">
        <RadioGroup
          value={copyOf ? copyValue : beginning}
          onChange={(value) => {
            const chosen = beginningNames.find((name) => name === value)
            set(chosen ? { beginning: chosen, copyOf: '' } : { copyOf: copies[0]?.name ?? '' })
          }}
          options={[...choices, copy]}
        />
      </Field>
      {copyOf ? (
        <Field label="Copy of" required>
          <Select
            value={copyOf}
            onChange={(next) => set({ copyOf: next })}
            options={copies.map(({ name, title, latest }) => ({ value: name, label: `${title} ${latest} (${name})` }))}
          />
        </Field>
      ) : (
        <Field label="Values are filled in by" kind="group">
          <RadioGroup
            value={engine}
            onChange={(value) => set({ engine: value === 'jinja' ? 'jinja' : 'handlebars' })}
            options={engines}
          />
        </Field>
      )}
    </>
  )
}
