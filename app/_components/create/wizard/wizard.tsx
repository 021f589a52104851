'use client'

import type { ReactNode } from 'react'
import type { JsonSchema } from '../../../../server/templates/bundle/schema/json-schema.ts'
import { Markdown } from '../../../_ui/code/markdown.tsx'
import { Disclosure } from '../../../_ui/page/disclosure.tsx'
import { Split, Stack } from '../../../_ui/page/layouts.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { Panel } from '../../../_ui/page/panel.tsx'
import { Steps } from '../../../_ui/page/steps.tsx'
import type { Fact } from '../../../_ui/text/description-list.tsx'
import { PlanPanel } from '../../plan/plan-panel.tsx'
import { SpecForm } from '../../spec/spec-form.tsx'
import type { Creation } from '../use-creation.ts'
import type { Draft } from '../use-draft.ts'
import { DraftState } from './draft-state.tsx'
import { Review } from './review.tsx'
import { useSpecErrors } from './use-spec-errors.ts'
import { stepsWithPipeline, useStep, type WizardStep, wizardSteps } from './use-step.ts'
import { WizardFoot } from './wizard-foot.tsx'

interface Answers {
  spec: Record<string, unknown>
  reason: string
}

interface Props<Filled extends Answers> {
  title: string
  /** The verb and the noun of the last button: "Create service". */
  action: string
  draft: Draft<Filled>
  schema: JsonSchema
  /** The first step: what it is called, its fields, how they read, and whether nothing is wrong with them (else they say so). */
  place: { label: string; step: ReactNode; facts: Fact[]; check: () => boolean }
  /** The step of a pipeline that may come with it: its fields, how they read, and whether nothing is wrong with them. */
  pipeline?: { step: ReactNode; review: ReactNode; check: () => boolean } | undefined
  creation: Creation
  planned: Parameters<typeof PlanPanel>[0]['planned']
  /** What is still needed before there can be a plan. */
  missing: string | undefined
  /** What the template's author wrote about it, in Markdown. */
  docs: string | undefined
  /** Why this person may not. */
  blocked: string | undefined
}

/** Every create wizard: name and place, spec, review, and beside each step what would be created. */
export function Wizard<Filled extends Answers>(props: Props<Filled>) {
  const { title, action, draft, schema, place, pipeline, creation, planned, missing, docs, blocked } = props
  const { value, change } = draft
  const steps = pipeline ? stepsWithPipeline : wizardSteps
  const { step, go } = useStep(steps)
  const labels: Record<WizardStep, string> = {
    place: place.label,
    spec: 'Spec',
    pipeline: 'Pipeline',
    review: 'Review',
  }
  const spec = useSpecErrors(schema, value.spec, creation.refused.spec)
  const set = (patch: Partial<Answers>) => change(patch as Partial<Filled>)
  const content: Record<WizardStep, ReactNode> = {
    place: place.step,
    spec: (
      <SpecForm
        schema={schema}
        value={value.spec}
        onChange={(next) => set({ spec: next })}
        errors={spec.errors}
        purpose="create"
      />
    ),
    pipeline: pipeline?.step,
    review: (
      <Review
        placeTitle={place.label}
        place={place.facts}
        schema={schema}
        spec={value.spec}
        pipeline={pipeline?.review}
        reason={value.reason}
        onReason={(reason) => set({ reason })}
        approval={creation.approval}
        go={go}
      />
    ),
  }
  return (
    <Page
      title={title}
      action={<DraftState {...draft} />}
      tabs={
        <Steps
          steps={steps.map((id) => ({ id, label: labels[id] }))}
          current={step}
          onBack={(id) => go(id as WizardStep)}
        />
      }
    >
      <Split
        columns="even"
        aside={
          <>
            <PlanPanel title="What this creates" planned={planned} missing={missing} />
            {docs && (
              <Disclosure summary="Documentation">
                <Panel>
                  <Markdown text={docs} />
                </Panel>
              </Disclosure>
            )}
          </>
        }
      >
        <Stack>
          <Panel>{content[step]}</Panel>
          <WizardFoot
            steps={steps}
            step={step}
            labels={labels}
            go={go}
            check={{ place: place.check, spec: spec.check, pipeline: pipeline?.check ?? fine, review: fine }}
            action={action}
            creation={creation}
            blocked={blocked}
          />
        </Stack>
      </Split>
    </Page>
  )
}

const fine = () => true
