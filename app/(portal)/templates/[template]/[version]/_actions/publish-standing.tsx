'use client'

import { Field } from '../../../../../_ui/form/field.tsx'
import { RadioGroup } from '../../../../../_ui/form/radio-group.tsx'
import type { Review } from './review.ts'

export const standings = ['recommend', 'default', 'quiet'] as const
export type Standing = (typeof standings)[number]

interface Props {
  version: string
  review: Review
  value: Standing
  onChange: (standing: Standing) => void
}

/** What the version is to others from now on. All of it can be changed later. */
export function PublishStanding({ version, review: { recommended, defaultMajor }, value, onChange }: Props) {
  const major = Number(version.split('.')[0])
  const instead = recommended ? `, now ${recommended}` : ''
  const becomesDefault = defaultMajor === null || defaultMajor === major
  const options = [
    {
      value: 'recommend',
      label: `Recommend ${version}`,
      help: `New targets of major ${major} take it${instead}; who runs an earlier minor is behind.`,
    },
    ...(becomesDefault
      ? []
      : [
          {
            value: 'default',
            label: `Recommend ${version} and make ${major} the default major`,
            help: `Whoever creates without choosing takes it; targets of major ${defaultMajor} are behind.`,
          },
        ]),
    { value: 'quiet', label: 'Publish only', help: 'Who wants it chooses it by hand. Recommend it later.' },
  ]
  return (
    <Field label="Standing" kind="group">
      <RadioGroup
        value={value}
        onChange={(chosen) => onChange(standings.find((standing) => standing === chosen) ?? 'recommend')}
        options={options}
      />
    </Field>
  )
}
