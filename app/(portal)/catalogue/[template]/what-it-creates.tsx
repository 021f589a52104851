import { formatCount, formatNumber } from '../../../_lib/format.ts'
import { api } from '../../../_trpc/server.tsx'
import { Panel } from '../../../_ui/page/panel.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

/** The resources of a version's own example, by type. Another spec may create more or fewer. */
export async function WhatItCreates({ template, version }: { template: string; version: string }) {
  const resources = await api.templates.creates.query({ template, version })
  if (resources.length === 0) return null
  const total = resources.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section
      title={`Creates ${formatCount(total, 'resource')}`}
      description="With the spec of its example; yours is planned while you fill it in."
    >
      <Panel>
        <ul className="flex flex-col gap-1">
          {resources.map(({ type, count }) => (
            <li key={type} className="flex justify-between gap-3">
              <Mono>{type.replace(/^AWS::/, '')}</Mono>
              <Muted>{formatNumber(count)}</Muted>
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  )
}
