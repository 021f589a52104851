import { ResourceDiagram } from '../../../_components/diagram/resource-diagram.tsx'
import { formatCount } from '../../../_lib/format.ts'
import { api } from '../../../_trpc/server.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { ResourceList } from './resource-list.tsx'

/** The resources of a version's own example, drawn and listed. Another spec may create more or fewer. */
export async function WhatItCreates({ template, version }: { template: string; version: string }) {
  const { diagram } = await api.templates.creates.query({ template, version })
  if (diagram.nodes.length === 0) return null
  return (
    <Section
      title={`Creates ${formatCount(diagram.nodes.length, 'resource')}`}
      description="With the spec of its example; yours is planned while you fill it in."
    >
      <ResourceDiagram diagram={diagram} />
      <ResourceList diagram={diagram} />
    </Section>
  )
}
