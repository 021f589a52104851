'use client'

import { Checkbox } from '../../../_ui/form/checkbox.tsx'
import { Field } from '../../../_ui/form/field.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { Muted } from '../../../_ui/text/words.tsx'
import { type KnownTemplate, placesToRun, type StartAnswers } from './start-answers.ts'

interface Props {
  answers: StartAnswers
  set: (patch: Partial<StartAnswers>) => void
  templates: readonly KnownTemplate[]
}

/** The environments a service can run in; a service that names none cannot be published. */
export function PlacesField({ answers: { runsIn }, set, templates }: Props) {
  const places = placesToRun(templates)
  const toggle = (value: string) =>
    set({ runsIn: runsIn.includes(value) ? runsIn.filter((other) => other !== value) : [...runsIn, value] })
  return (
    <Field
      label="Runs in"
      kind="group"
      help="Environment templates whose outputs it may use. Kept in .template-registration.yaml; needed to publish."
    >
      {places.length === 0 ? (
        <Muted>No environment template is published yet. You can name one later.</Muted>
      ) : (
        <Stack gap="narrow">
          {places.map(({ value, label }) => (
            <Checkbox key={value} label={label} checked={runsIn.includes(value)} onClick={() => toggle(value)} />
          ))}
        </Stack>
      )}
    </Field>
  )
}
