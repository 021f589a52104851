import { Plus } from 'lucide-react'
import { denied } from '../../../server/policy/policy.ts'
import { paths } from '../../_lib/paths.ts'
import { Live } from '../../_trpc/live.tsx'
import { api } from '../../_trpc/server.tsx'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Row } from '../../_ui/page/layouts.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../_ui/table/table-state.ts'
import { PresetTabs } from '../../_ui/toolbar/preset-tabs.tsx'
import { requireMember } from '../../api/auth/session.ts'
import { TemplateTable } from './template-table.tsx'
import { inView, type TemplateView, viewLabels, viewOf } from './views.ts'

export const metadata = { title: 'Templates' }

export default async function TemplatesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = readTableState(await searchParams)
  const [member, templates] = await Promise.all([requireMember(), api.templates.list.query({ search: state.text })])
  const mayNot = denied(member, 'templates:publish')
  const actions = (
    <Row gap="narrow">
      <LinkButton href={paths.uploadTemplate()} disabledReason={mayNot}>
        Upload version
      </LinkButton>
      <LinkButton
        variant="primary"
        href={paths.newTemplate()}
        icon={<Plus aria-hidden className="size-3.5" />}
        disabledReason={mayNot}
      >
        New template
      </LinkButton>
    </Row>
  )
  const tabs = (Object.keys(viewLabels) as TemplateView[]).map((id) => ({
    id,
    label: viewLabels[id],
    count: templates.filter(inView(id)).length,
  }))
  const rows = templates.filter(inView(viewOf(state.tab)))
  const from = (state.page - 1) * state.pageSize
  return (
    <Page
      title="Templates"
      description="Versioned infrastructure that teams can ask for, and how many of them run it."
      action={actions}
      tabs={<PresetTabs state={state} tabs={tabs} />}
    >
      <TemplateTable
        rows={rows.slice(from, from + state.pageSize)}
        total={rows.length}
        state={state}
        actions={actions}
      />
      <Live topics={['templates', 'targets']} />
    </Page>
  )
}
