import { emptyPlace } from '../../../../../_components/pipeline/pipeline-draft.ts'
import { paths } from '../../../../../_lib/paths.ts'
import { api, found } from '../../../../../_trpc/server.tsx'
import { LinkButton } from '../../../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../../../_ui/feedback/empty-state.tsx'
import { Page } from '../../../../../_ui/page/page.tsx'
import { AddPipeline } from './add-pipeline.tsx'

export const metadata = { title: 'Add pipeline' }

export default async function NewPipelinePage({ params }: { params: Promise<{ service: string }> }) {
  const name = decodeURIComponent((await params).service)
  const service = await found(api.services.get.query({ service: name }))
  const [template, { accounts }] = await Promise.all([
    api.templates.choices.query({ template: service.template.name }),
    api.accounts.list.query(),
  ])
  const versions = template.versions.filter(({ pipeline }) => pipeline !== null)
  const version = versions.find(({ number }) => number === template.recommended) ?? versions[0]
  if (!version) return <NoPipeline service={service.name} template={service.template.title} />
  return (
    <AddPipeline
      service={service}
      template={template.title}
      versions={versions}
      accounts={accounts}
      initial={{ version: version.number, ...emptyPlace(accounts), spec: {}, reason: '' }}
    />
  )
}

function NoPipeline({ service, template }: { service: string; template: string }) {
  return (
    <Page title={`Add pipeline to ${service}`}>
      <EmptyState
        title={`${template} offers no pipeline`}
        action={<LinkButton href={paths.service(service)}>Back to {service}</LinkButton>}
      >
        No published version of its template has one. Whoever writes the template can publish one that does.
      </EmptyState>
    </Page>
  )
}
