'use client'

import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { namePattern, nameRule } from '../../../../server/names.ts'
import { paths } from '../../../_lib/paths.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { problemOf } from '../../../_trpc/problem.ts'
import { ActionButton } from '../../../_ui/button/action-button.tsx'
import { Banner } from '../../../_ui/feedback/banner.tsx'
import { Field } from '../../../_ui/form/field.tsx'
import { Select } from '../../../_ui/form/select.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { nowhere, type Where, WhereFields, whereOf } from '../_source/where-fields.tsx'
import { type KnownTemplate, NewTemplateFields } from '../upload/destination-fields.tsx'

/** From an address to a first draft. Nothing is connected before the repository could be read. */
export function ConnectForm({ templates, preset }: { templates: KnownTemplate[]; preset: string | undefined }) {
  const router = useRouter()
  const [where, setWhere] = useState<Where>(nowhere)
  const [template, setTemplate] = useState(preset ?? '')
  const [facts, setFacts] = useState({ name: '', title: '', description: '' })
  const connect = useMutation(
    useTRPC().sources.connect.mutationOptions({
      onSuccess: (made) => router.push(paths.version(made.template, made.version)),
    }),
  )
  const refused = connect.error ? problemOf(connect.error) : undefined
  const missing = missingIn(where, template, facts.name)
  return (
    <div className="max-w-xl">
      <Stack gap="wide">
        <Stack>
          <Field label="Template">
            <Select
              value={template}
              onChange={setTemplate}
              placeholder="A new template"
              options={templates.map(({ name, title, kind }) => ({
                value: name,
                label: `${title} (${name}, ${kind})`,
              }))}
            />
          </Field>
          {!template && <NewTemplateFields value={facts} set={(patch) => setFacts((now) => ({ ...now, ...patch }))} />}
          <WhereFields value={where} onChange={setWhere} problem={refused} />
        </Stack>
        {refused && !refused.at && (
          <Banner tone="danger" title={refused.message}>
            {refused.issues.map(({ at, message }) => (
              <p key={at + message}>
                <code>{at}</code> {message}
              </p>
            ))}
          </Banner>
        )}
        <div>
          <ActionButton
            variant="primary"
            disabledReason={missing}
            pending={connect.isPending}
            error={undefined}
            onClick={() => connect.mutate({ template: template ? { name: template } : facts, ...whereOf(where) })}
          >
            {connect.isPending ? 'Reading the repository' : 'Connect repository'}
          </ActionButton>
        </div>
      </Stack>
    </div>
  )
}

function missingIn(where: Where, template: string, name: string) {
  if (!template && !namePattern.test(name)) return `Name the new template. ${nameRule}`
  return where.url.trim() === '' ? 'Write the address of the repository.' : undefined
}
