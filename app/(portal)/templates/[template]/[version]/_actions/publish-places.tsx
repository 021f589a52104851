'use client'

import { Checkbox } from '../../../../../_ui/form/checkbox.tsx'
import { Field } from '../../../../../_ui/form/field.tsx'
import { Stack } from '../../../../../_ui/page/layouts.tsx'
import { Muted } from '../../../../../_ui/text/words.tsx'
import type { Review } from './review.ts'

interface Props {
  review: Review
  onChange: (runsIn: string[]) => void
}

/** Where a service runs whose bundle does not say it; Proton's bundles often leave that to whoever publishes them. */
export function PublishPlaces({ review: { environments, offeredPlaces }, onChange }: Props) {
  if (!offeredPlaces) return null
  const chosen = environments.map(written)
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <Field label="Runs in" kind="group" help="The bundle leaves open whose outputs it uses. Choose one or more.">
      {offeredPlaces.length === 0 ? (
        <Muted>No environment template is published yet. Publish one first.</Muted>
      ) : (
        <Stack gap="narrow">
          {offeredPlaces.map((place) => (
            <Checkbox
              key={written(place)}
              label={`${place.template} ${place.major}.x`}
              checked={chosen.includes(written(place))}
              onClick={() => toggle(written(place))}
            />
          ))}
        </Stack>
      )}
    </Field>
  )
}

const written = ({ template, major }: { template: string; major: number }) => `${template}:${major}`
