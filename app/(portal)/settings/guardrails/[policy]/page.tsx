import { paths } from '../../../../_lib/paths.ts'
import { Live } from '../../../../_trpc/live.tsx'
import { api } from '../../../../_trpc/server.tsx'
import { Stack } from '../../../../_ui/page/layouts.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { CopyId } from '../../../../_ui/text/copy-id.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { DecisionTable } from '../_exemptions/decision-table.tsx'
import { ExemptDialog } from '../_exemptions/exempt-dialog.tsx'
import { ExemptionTable } from '../_exemptions/exemption-table.tsx'
import { PolicyEditor } from '../_policy/policy-editor.tsx'
import { formOf } from '../_policy/policy-form.ts'
import { Severity } from '../severity-face.tsx'

interface Props {
  params: Promise<{ policy: string }>
}

export async function generateMetadata({ params }: Props) {
  const { policy } = await params
  return { title: (await api.guardrails.get.query({ id: decodeURIComponent(policy) })).name }
}

export default async function PolicyPage({ params }: Props) {
  const { policy: id } = await params
  const policy = await api.guardrails.get.query({ id: decodeURIComponent(id) })
  const { blocked, exemptions, decisions } = policy
  const templates = policy.templates.map(({ name }) => name)
  const facts = (
    <>
      <CopyId id={policy.id} />
      <Severity severity={policy.severity} />
      <TextLink href={paths.guardrails()}>All policies</TextLink>
    </>
  )
  return (
    <Page title={policy.name} description={policy.description} facts={facts}>
      <Live topics={['guardrails']} />
      <Stack gap="wide">
        <PolicyEditor
          key={policy.revision}
          saved={{ id: policy.id, revision: policy.revision, by: policy.savedBy, at: String(policy.savedAt) }}
          first={formOf(policy)}
          templates={templates}
          blocked={blocked.change}
        />
        <Section
          title="Exemptions"
          description="Who is let through, why, and until when. An exemption ends by itself."
          action={<ExemptDialog policyId={policy.id} templates={templates} blocked={blocked.exempt} />}
        >
          <ExemptionTable exemptions={exemptions} blocked={blocked.exempt} />
        </Section>
        <Section title="Decisions" description="The last 50: what was held back, warned of, approved and let through.">
          <DecisionTable decisions={decisions} />
        </Section>
      </Stack>
    </Page>
  )
}
