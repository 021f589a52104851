import { paths } from '../../../_lib/paths.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { PolicyTable } from './policy-table.tsx'

export const metadata = { title: 'Guardrails' }

export default async function GuardrailsPage() {
  const { policies, blocked } = await api.guardrails.list.query()
  const add = (
    <LinkButton href={paths.newGuardrail()} variant="primary" disabledReason={blocked.create}>
      Write policy
    </LinkButton>
  )
  return (
    <Page
      title="Guardrails"
      description="What templates and deployments must not do here. Asked when a version is published, when a deployment is requested, and again before it is carried out."
      action={add}
    >
      <Live topics={['guardrails']} />
      <PolicyTable policies={policies} add={add} />
    </Page>
  )
}
