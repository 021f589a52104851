'use client'

import { useState } from 'react'
import type { BundleSchema } from '../../../../../server/templates/bundle/bundle.ts'
import { SpecForm } from '../../../../_components/spec/spec-form.tsx'
import { formatWord } from '../../../../_lib/format.ts'
import { Button } from '../../../../_ui/button/button.tsx'
import { EmptyState } from '../../../../_ui/feedback/empty-state.tsx'
import { Row, Stack } from '../../../../_ui/page/layouts.tsx'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'

type Part = keyof BundleSchema
type Spec = Record<string, unknown>

interface Props {
  schema: BundleSchema
  example: Partial<Record<Part, Spec>> | null
}

/** The form as a developer will get it. It can be filled in, and nothing is kept. */
export function FormPreview({ schema, example }: Props) {
  const parts = Object.entries(schema) as [Part, NonNullable<BundleSchema[Part]>][]
  if (parts.length === 0) return <EmptyState title="Nothing to fill in">This version asks for no spec.</EmptyState>
  return (
    <div className="max-w-3xl">
      <Stack gap="wide">
        {parts.map(([part, rules]) => (
          <PartForm key={part} part={part} schema={rules} example={example?.[part]} />
        ))}
      </Stack>
    </div>
  )
}

interface PartProps {
  part: Part
  schema: NonNullable<BundleSchema[Part]>
  example: Spec | undefined
}

const noErrors = {}

function PartForm({ part, schema, example }: PartProps) {
  const [value, setValue] = useState<Spec>({})
  return (
    <Section
      title={part === 'infrastructure' ? 'Environment' : formatWord(part)}
      description="What a developer will see. Fill it in to try it; nothing is kept."
      action={
        <Row gap="narrow">
          {example && (
            <Button size="small" onClick={() => setValue(example)}>
              Fill in the example
            </Button>
          )}
          <Button size="small" variant="quiet" onClick={() => setValue({})}>
            Empty
          </Button>
        </Row>
      }
    >
      <Panel>
        <SpecForm schema={schema} value={value} onChange={setValue} errors={noErrors} purpose="create" />
      </Panel>
    </Section>
  )
}
