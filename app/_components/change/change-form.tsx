'use client'

import { Field } from '../../_ui/form/field.tsx'
import { Select } from '../../_ui/form/select.tsx'
import { Split, Stack } from '../../_ui/page/layouts.tsx'
import { Panel } from '../../_ui/page/panel.tsx'
import { PlanPanel } from '../plan/plan-panel.tsx'
import type { TargetRecord } from '../record/target-record.ts'
import { SpecForm } from '../spec/spec-form.tsx'
import { AskForChange } from './ask-for-change.tsx'
import { type Beginning, BeginningNotes } from './beginning-notes.tsx'
import { sourcesOf } from './spec-for.ts'
import type { TargetRef } from './target-ref.ts'
import { useChangeForm, type Version } from './use-change-form.ts'

interface Props {
  at: TargetRef
  target: Pick<TargetRecord, 'version' | 'blocked'>
  /** Versions that can be chosen, newest first. */
  versions: readonly Version[]
  /** The version the form begins with: the one that runs, or one to upgrade to. */
  initial: Version
  beginning: Beginning
}

/** Another spec, another version, or both, with their consequences beside them. */
export function ChangeForm({ at, target, versions, initial, beginning }: Props) {
  const form = useChangeForm({ at, versions, initial, spec: beginning.spec })
  const { number, schema, spec, planned, change } = form
  const runs = target.version?.number
  const aside = (
    <>
      <PlanPanel title="What this changes" planned={planned} missing={undefined} />
      <AskForChange
        at={at}
        number={number}
        runs={runs}
        planned={planned}
        blocked={target.blocked.change}
        typing={form.typing}
        pending={change.pending}
        error={form.error}
        ask={form.ask}
      />
    </>
  )
  return (
    <Split columns="even" aside={aside}>
      <Stack gap="wide">
        <VersionChoice versions={versions} value={number} runs={runs} onChange={form.choose} />
        <BeginningNotes number={number} beginning={beginning} leftOut={form.leftOut} />
        <Panel>
          <SpecForm
            key={number}
            schema={schema}
            value={spec}
            onChange={form.setGiven}
            errors={form.errors}
            purpose={runs ? 'change' : 'create'}
            sources={sourcesOf(schema, spec)}
          />
        </Panel>
      </Stack>
    </Split>
  )
}

interface ChoiceProps {
  versions: readonly Version[]
  value: string
  runs: string | undefined
  onChange: (number: string) => void
}

function VersionChoice({ versions, value, runs, onChange }: ChoiceProps) {
  const word = ({ number, status }: Version) =>
    [number, number === runs && 'runs now', status === 'deprecated' && 'deprecated'].filter(Boolean).join(', ')
  return (
    <Field label="Version" help="Another version of the template brings its own form.">
      <Select
        value={value}
        onChange={onChange}
        options={versions.map((each) => ({ value: each.number, label: word(each) }))}
      />
    </Field>
  )
}
