'use client'

import { useState } from 'react'
import { namePattern, nameRule } from '../../../../server/names.ts'
import { Field } from '../../../_ui/form/field.tsx'
import { RadioGroup } from '../../../_ui/form/radio-group.tsx'
import { Select } from '../../../_ui/form/select.tsx'
import { TextInput } from '../../../_ui/form/text-input.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'

export interface KnownTemplate {
  name: string
  title: string
  kind: string
}

/** Where the bundle goes: the next version of a template, or, with `template` empty, a new one. */
export interface Destination {
  template: string
  name: string
  title: string
  description: string
  bump: 'major' | 'minor'
}

interface Props {
  templates: KnownTemplate[]
  value: Destination
  onChange: (value: Destination) => void
}

const bumps = [
  { value: 'minor', label: 'Minor', help: 'Accepts every spec of the version before; checked when it is published.' },
  { value: 'major', label: 'Major', help: 'May break specs. Ship a migration, so that nobody has to fill in again.' },
]

export function DestinationFields({ templates, value, onChange }: Props) {
  const set = (patch: Partial<Destination>) => onChange({ ...value, ...patch })
  return (
    <div className="max-w-xl">
      <Stack>
        <Field label="Template">
          <Select
            value={value.template}
            onChange={(template) => set({ template })}
            placeholder="A new template"
            options={templates.map(({ name, title, kind }) => ({ value: name, label: `${title} (${name}, ${kind})` }))}
          />
        </Field>
        {value.template ? (
          <Field label="The next version is" kind="group">
            <RadioGroup
              value={value.bump}
              onChange={(bump) => set({ bump: bump === 'major' ? 'major' : 'minor' })}
              options={bumps}
            />
          </Field>
        ) : (
          <NewTemplateFields value={value} set={set} />
        )}
      </Stack>
    </div>
  )
}

type Facts = Pick<Destination, 'name' | 'title' | 'description'>

/** What people read about a template that does not exist yet. */
export function NewTemplateFields({ value, set }: { value: Facts; set: (patch: Partial<Facts>) => void }) {
  const [left, setLeft] = useState(false)
  const wrong = left && value.name !== '' && !namePattern.test(value.name)
  return (
    <>
      <Field label="Name" required help="Part of its address; cannot change." error={wrong ? nameRule : undefined}>
        <TextInput font="mono" value={value.name} onChange={(name) => set({ name })} onBlur={() => setLeft(true)} />
      </Field>
      <Field label="Title" help="What people read. The name stands in when it is empty.">
        <TextInput value={value.title} maxLength={100} onChange={(title) => set({ title })} />
      </Field>
      <Field label="Description" help="One line: what a team gets.">
        <TextInput value={value.description} maxLength={500} onChange={(description) => set({ description })} />
      </Field>
    </>
  )
}
