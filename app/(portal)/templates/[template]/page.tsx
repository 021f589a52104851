import { targetTabs } from '../../../_components/target/target-views.ts'
import { paths } from '../../../_lib/paths.ts'
import { Live } from '../../../_trpc/live.tsx'
import { api, found } from '../../../_trpc/server.tsx'
import { Stack } from '../../../_ui/page/layouts.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../../_ui/table/table-state.ts'
import { CopyId } from '../../../_ui/text/copy-id.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'
import { PresetTabs } from '../../../_ui/toolbar/preset-tabs.tsx'
import { Fleet } from './_fleet/fleet.tsx'
import { listFleet } from './_fleet/list-fleet.ts'
import { SourcePanel } from './_source/source-panel.tsx'
import { TemplateActions } from './template-actions.tsx'
import { VersionTable } from './version-table.tsx'

interface Props {
  params: Promise<{ template: string }>
  searchParams: Promise<SearchParams>
}

export async function generateMetadata({ params }: Props) {
  return { title: decodeURIComponent((await params).template) }
}

const shape = { filters: ['kind', 'version', 'stage', 'team'], sort: 'name' } as const

export default async function TemplatePage({ params, searchParams }: Props) {
  const name = decodeURIComponent((await params).template)
  const state = readTableState(await searchParams, shape)
  const template = await found(api.templates.get.query({ template: name }))
  const list = await listFleet(template, state)
  const { all: fleet, mine: _, ...views } = list.counts
  const tabs = [
    ...targetTabs({ all: fleet, mine: 0, ...views })
      .filter(({ id }) => id !== 'mine')
      .map((tab) => (tab.id === 'all' ? { ...tab, label: 'Fleet' } : tab)),
    { id: 'versions', label: 'Versions', count: template.versions },
  ]
  return (
    <Page
      title={template.title}
      description={template.description}
      facts={
        <>
          <CopyId id={template.name} label="Copy template name" />
          <span>{template.kind === 'service' ? 'Service' : 'Environment'}</span>
          <TextLink href={paths.catalogueTemplate(template.name)}>In the catalogue</TextLink>
        </>
      }
      action={<TemplateActions template={template} />}
      tabs={<PresetTabs state={state} tabs={tabs} />}
    >
      <Live topics={[`template:${template.id}`, 'targets', 'target']} />
      {state.tab === 'versions' ? (
        <Stack>
          <SourcePanel template={template.name} />
          <VersionTable template={template} />
        </Stack>
      ) : (
        <Fleet template={template} list={list} state={state} />
      )}
    </Page>
  )
}
