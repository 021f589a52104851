import { api, found } from '../../../../../../_trpc/server.tsx'
import { AddInstance } from './add-instance.tsx'

export const metadata = { title: 'Add instance' }

export default async function NewInstancePage({ params }: { params: Promise<{ service: string }> }) {
  const name = decodeURIComponent((await params).service)
  const service = await found(api.services.get.query({ service: name }))
  const [template, environments] = await Promise.all([
    api.templates.choices.query({ template: service.template.name }),
    api.environments.choices.query(),
  ])
  const version = template.versions.find(({ number }) => number === template.recommended) ?? template.versions[0]
  return (
    <AddInstance
      service={service}
      template={template}
      environments={environments}
      initial={{ version: version?.number ?? '', environment: '', spec: {}, reason: '' }}
    />
  )
}
