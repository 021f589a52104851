import { paths } from '../../../../_lib/paths.ts'
import { Live } from '../../../../_trpc/live.tsx'
import { api, found } from '../../../../_trpc/server.tsx'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import { Page } from '../../../../_ui/page/page.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { CopyId } from '../../../../_ui/text/copy-id.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'
import { DeleteService } from './delete-service.tsx'
import { InstanceTable } from './instance-table.tsx'
import { PipelineSection } from './pipeline-section.tsx'

type Props = { params: Promise<{ service: string }> }

export async function generateMetadata({ params }: Props) {
  return { title: decodeURIComponent((await params).service) }
}

export default async function ServicePage({ params }: Props) {
  const name = decodeURIComponent((await params).service)
  const service = await found(api.services.get.query({ service: name }))
  return (
    <Page
      title={service.name}
      description={service.description || undefined}
      facts={
        <>
          <CopyId id={service.id} />
          <span>
            <Muted>Template</Muted>{' '}
            <TextLink href={paths.catalogueTemplate(service.template.name)}>{service.template.title}</TextLink>
          </span>
          <span>
            <Muted>Team</Muted> {service.team.name}
          </span>
        </>
      }
      action={
        <>
          <DeleteService name={service.name} blocked={service.blocked.delete} />
          <LinkButton
            href={paths.newInstance(service.name)}
            variant="primary"
            disabledReason={service.blocked.addInstance}
          >
            Add instance
          </LinkButton>
        </>
      }
    >
      <Live topics={['services', 'targets', 'target', 'templates']} />
      <Section title="Instances">
        <InstanceTable service={service} />
      </Section>
      <PipelineSection service={service} />
    </Page>
  )
}
