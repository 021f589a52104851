'use client'

import { useMemo, useState } from 'react'
import type { JsonSchema } from '../../../server/templates/bundle/schema/json-schema.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { issuesByPlace, problemOf } from '../../_trpc/problem.ts'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { Field } from '../../_ui/form/field.tsx'
import { Select } from '../../_ui/form/select.tsx'
import { Split, Stack } from '../../_ui/page/layouts.tsx'
import { Panel } from '../../_ui/page/panel.tsx'
import { useSettled } from '../../_ui/use-settled.ts'
import { PlanPanel } from '../plan/plan-panel.tsx'
import type { TargetRecord } from '../record/target-record.ts'
import { SpecForm } from '../spec/spec-form.tsx'
import { AskForChange } from './ask-for-change.tsx'
import { sourcesOf, specFor } from './spec-for.ts'
import type { TargetRef } from './target-ref.ts'
import { useChange, usePlannedChange } from './use-change.ts'

type Version = Answers['templates']['choices']['versions'][number]

interface Props {
  at: TargetRef
  target: Pick<TargetRecord, 'spec' | 'version' | 'desiredVersion' | 'blocked'>
  /** Versions that can be chosen, newest first. */
  versions: readonly Version[]
  /** The version the form begins with: the one that runs, or one to upgrade to. */
  initial: Version
}

/** Another spec, another version, or both, with their consequences beside them. */
export function ChangeForm({ at, target, versions, initial }: Props) {
  const [number, setNumber] = useState(initial.number)
  const [given, setGiven] = useState(target.spec)
  const version = versions.find((each) => each.number === number) ?? initial
  const schema = schemaOf(at, version)
  const { spec, leftOut } = useMemo(() => specFor(schema, given), [schema, given])
  const wish = { version: number, spec }
  const settled = useSettled(wish)
  const planned = usePlannedChange(at, settled)
  const change = useChange(at)
  const refusal = change.error ?? planned.error
  const errors = useMemo(() => (problemOf(refusal).reason === 'SPEC_INVALID' ? issuesByPlace(refusal) : {}), [refusal])
  const aside = (
    <>
      <PlanPanel title="What this changes" planned={planned} missing={undefined} />
      <AskForChange
        at={at}
        number={number}
        runs={target.version?.number}
        planned={planned}
        blocked={target.blocked.change}
        typing={JSON.stringify(settled) !== JSON.stringify(wish)}
        pending={change.pending}
        error={problemOf(change.error).reason === 'SPEC_INVALID' ? undefined : change.error?.message}
        ask={(reason) => change.ask({ ...wish, reason, reviewedDigest: planned.data?.digest })}
      />
    </>
  )
  return (
    <Split columns="even" aside={aside}>
      <Stack gap="wide">
        <VersionChoice versions={versions} value={number} runs={target.version?.number} onChange={setNumber} />
        {leftOut.length > 0 && (
          <Banner tone="info" title={`Version ${number} does not take ${leftOut.map(([name]) => name).join(', ')}.`}>
            What is filled in there now is left out.
          </Banner>
        )}
        <Panel>
          <SpecForm
            key={number}
            schema={schema}
            value={spec}
            onChange={setGiven}
            errors={errors}
            purpose={target.version ? 'change' : 'create'}
            sources={sourcesOf(schema, spec)}
          />
        </Panel>
      </Stack>
    </Split>
  )
}

const schemaOf = (at: TargetRef, { schema }: Version): JsonSchema =>
  (at.kind === 'environment' ? schema.infrastructure : schema.instance) ?? { type: 'object' }

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
