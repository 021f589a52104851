'use client'

import { Field } from '../../../_ui/form/field.tsx'
import { Select } from '../../../_ui/form/select.tsx'
import { TextInput } from '../../../_ui/form/text-input.tsx'

/** Where a bundle is written, as it is typed. */
export interface Where {
  url: string
  ref: string
  path: string
  /** Minutes as text; empty: only when somebody asks. */
  every: string
}

export const nowhere: Where = { url: '', ref: '', path: '', every: '15' }

export const whereOf = ({ url, ref, path, every }: Where) => ({
  url,
  ref: ref || null,
  path,
  everyMinutes: every === '' ? null : Number(every),
})

const schedules = [
  { value: '', label: 'Only when somebody asks' },
  { value: '5', label: 'Every 5 minutes' },
  { value: '15', label: 'Every 15 minutes' },
  { value: '60', label: 'Every hour' },
  { value: '1440', label: 'Every day' },
]

interface Props {
  value: Where
  onChange: (value: Where) => void
  /** What was refused, by the field it is about. */
  problem: { at: string | undefined; message: string } | undefined
}

export function WhereFields({ value, onChange, problem }: Props) {
  const set = (patch: Partial<Where>) => onChange({ ...value, ...patch })
  const errorAt = (field: string) => (problem?.at === field ? problem.message : undefined)
  const known = schedules.some((schedule) => schedule.value === value.every)
  return (
    <>
      <Field
        label="Repository"
        required
        help="The https address that git clone takes. A private one is read with the token an administrator sets for its host."
        error={errorAt('url')}
      >
        <TextInput
          font="mono"
          value={value.url}
          placeholder="https://git.example.com/platform/templates.git"
          onChange={(url) => set({ url })}
        />
      </Field>
      <Field label="Branch or tag" help="Empty: the repository's default branch." error={errorAt('ref')}>
        <TextInput font="mono" value={value.ref} onChange={(ref) => set({ ref })} />
      </Field>
      <Field
        label="Folder"
        help="Where the bundle is inside the repository. Empty: the repository is the bundle."
        error={errorAt('path')}
      >
        <TextInput
          font="mono"
          value={value.path}
          placeholder="templates/web-service"
          onChange={(path) => set({ path })}
        />
      </Field>
      <Field label="Look for new commits">
        <Select
          value={value.every}
          onChange={(every) => set({ every })}
          options={known ? schedules : [...schedules, { value: value.every, label: `Every ${value.every} minutes` }]}
        />
      </Field>
    </>
  )
}
