import { api } from '../../../_trpc/server.tsx'
import { Panel } from '../../../_ui/page/panel.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { DescriptionList } from '../../../_ui/text/description-list.tsx'

/** What one gets back: values that others can use. */
export async function Outputs({ template, version }: { template: string; version: string }) {
  const { outputs } = await api.templates.creates.query({ template, version })
  if (outputs.length === 0) return null
  return (
    <Section title="Outputs" description="What its stack gives out once it is deployed.">
      <Panel>
        <DescriptionList facts={outputs.map(({ name, description }) => ({ label: name, value: description || '–' }))} />
      </Panel>
    </Section>
  )
}
