'use client'

import { formatWord } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { Field } from '../../../_ui/form/field.tsx'
import { Select } from '../../../_ui/form/select.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'

type Environment = Answers['environments']['choices'][number]
type Version = Answers['templates']['choices']['versions'][number]

interface Props {
  environments: readonly Environment[]
  /** The chosen version; it names the environment templates it can run in. */
  version: Version | undefined
  /** Names of environments that have an instance of the service already. */
  taken?: readonly string[]
  value: string
  onChange: (name: string) => void
  onBlur: () => void
  error: string | undefined
}

/** Where an instance is to run. What does not fit stays in the list and says why. */
export function EnvironmentField({ environments, version, taken = [], value, onChange, onBlur, error }: Props) {
  const options = environments.map((environment) => ({
    value: environment.name,
    label: `${environment.name}: ${formatWord(environment.stage)}, ${environment.region}`,
    disabledReason: taken.includes(environment.name) ? 'already runs there' : misfit(version, environment),
  }))
  return (
    <Field label="Environment" required help={<Help count={environments.length} />} error={error}>
      <Select
        value={value}
        onChange={onChange}
        onBlur={onBlur}
        placeholder={environments.length === 0 ? 'No environment runs yet' : 'Choose an environment'}
        options={options}
      />
    </Field>
  )
}

function Help({ count }: { count: number }) {
  if (count > 0) return 'What it runs in; its account, region and stage come from there.'
  return (
    <>
      A service runs in an environment, and none runs yet.{' '}
      <TextLink href={paths.newEnvironment()}>Create an environment</TextLink> first.
    </>
  )
}

function misfit(version: Version | undefined, { template, major }: Environment) {
  const wanted = version?.compatibleEnvironments ?? []
  if (wanted.some((each) => each.template === template && each.major === major)) return undefined
  return `${version?.number} runs in ${wanted.map((each) => `${each.template} ${each.major}.x`).join(', ') || 'nothing'}`
}
