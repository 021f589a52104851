'use client'

import { type PolicySeverity, severities, stages } from '../../../../../server/guardrails/guardrail.ts'
import { templateKinds } from '../../../../../server/templates/template.ts'
import { formatWord } from '../../../../_lib/format.ts'
import { Field } from '../../../../_ui/form/field.tsx'
import { Select } from '../../../../_ui/form/select.tsx'
import { Switch } from '../../../../_ui/form/switch.tsx'
import { TextInput } from '../../../../_ui/form/text-input.tsx'
import { Textarea } from '../../../../_ui/form/textarea.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { severityHelp, severityWords } from '../severity-face.tsx'
import type { PolicyForm } from './policy-form.ts'
import { SomeOf } from './some-of.tsx'

interface Props {
  form: PolicyForm
  set: (patch: Partial<PolicyForm>) => void
  templates: readonly string[]
  readOnly: boolean
}

/** What a policy is for, what it does, and whom it concerns. */
export function PolicyFields({ form, set, templates, readOnly }: Props) {
  const { scope } = form
  const scoped = (patch: Partial<PolicyForm['scope']>) => set({ scope: { ...scope, ...patch } })
  return (
    <Panel>
      <Stack>
        <Field label="Name" required>
          <TextInput value={form.name} maxLength={80} readOnly={readOnly} onChange={(name) => set({ name })} />
        </Field>
        <Field label="Description" help="For those it holds back: what must not be, and why.">
          <Textarea
            rows={3}
            value={form.description}
            maxLength={1_000}
            readOnly={readOnly}
            onChange={(description) => set({ description })}
          />
        </Field>
        <Field label="What it does" help={severityHelp[form.severity]}>
          <Select
            value={form.severity}
            readOnly={readOnly}
            onChange={(severity) => set({ severity: severity as PolicySeverity })}
            options={severities.map((value) => ({ value, label: severityWords[value] }))}
          />
        </Field>
        <Field label="Templates" kind="group" help="None chosen means every template.">
          <SomeOf
            all={templates}
            chosen={scope.templates}
            readOnly={readOnly}
            onChange={(next) => scoped({ templates: next })}
          />
        </Field>
        <Field label="Kind" kind="group" help="None chosen means both.">
          <SomeOf
            all={templateKinds}
            words={formatWord}
            chosen={scope.kinds}
            readOnly={readOnly}
            onChange={(kinds) => scoped({ kinds })}
          />
        </Field>
        <Field label="Stage of the environment" kind="group" help="None chosen means every stage.">
          <SomeOf
            all={stages}
            words={formatWord}
            chosen={scope.stages}
            readOnly={readOnly}
            onChange={(next) => scoped({ stages: next })}
          />
        </Field>
        <Field label="Asked" help="Off: it is kept, and asked about nothing.">
          <Switch checked={form.enabled} readOnly={readOnly} onChange={(enabled) => set({ enabled })} />
        </Field>
      </Stack>
    </Panel>
  )
}
