'use client'

import type { ReactNode } from 'react'
import type { JsonSchema } from '../../../../server/templates/bundle/schema/json-schema.ts'
import { Button } from '../../../_ui/button/button.tsx'
import { Field } from '../../../_ui/form/field.tsx'
import { TextInput } from '../../../_ui/form/text-input.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { DescriptionList, type Fact } from '../../../_ui/text/description-list.tsx'
import { ApprovalField } from '../../plan/approval-field.tsx'
import { SpecView } from '../../spec/spec-view.tsx'
import type { Creation } from '../use-creation.ts'
import type { WizardStep } from './use-step.ts'

interface Props {
  placeTitle: string
  place: Fact[]
  schema: JsonSchema
  spec: Record<string, unknown>
  /** The pipeline as it was chosen; undefined when there is no such step. */
  pipeline: ReactNode
  reason: string
  onReason: (reason: string) => void
  approval: Creation['approval']
  go: (step: WizardStep) => void
}

/** Everything that was filled in, to be read once more, each part with a way back to it. */
export function Review({ placeTitle, place, schema, spec, pipeline, reason, onReason, approval, go }: Props) {
  return (
    <Stack gap="wide">
      <Part title={placeTitle} edit={() => go('place')}>
        <DescriptionList facts={place} />
      </Part>
      <Part title="Spec" edit={() => go('spec')}>
        <SpecView schema={schema} value={spec} />
      </Part>
      {pipeline && (
        <Part title="Pipeline" edit={() => go('pipeline')}>
          {pipeline}
        </Part>
      )}
      <Field label="Why" help="One line for those who read the history later.">
        <TextInput value={reason} onChange={onReason} maxLength={500} />
      </Field>
      {approval && <ApprovalField {...approval} />}
    </Stack>
  )
}

function Part({ title, edit, children }: { title: string; edit: () => void; children: ReactNode }) {
  const button = (
    <Button variant="quiet" size="small" onClick={edit} aria-label={`Edit ${title.toLowerCase()}`}>
      Edit
    </Button>
  )
  return (
    <Section title={title} action={button}>
      {children}
    </Section>
  )
}
