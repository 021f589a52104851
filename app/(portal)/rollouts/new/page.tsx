import { paths } from '../../../_lib/paths.ts'
import { api, found } from '../../../_trpc/server.tsx'
import { LinkButton } from '../../../_ui/button/link-button.tsx'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import { Page } from '../../../_ui/page/page.tsx'
import type { SearchParams } from '../../../_ui/table/table-state.ts'
import { PlanRollout } from './_plan/plan-rollout.tsx'
import { ChooseTemplate } from './choose-template.tsx'
import { readChoice } from './read-choice.ts'

export const metadata = { title: 'Plan rollout' }

const purpose = 'Who changes, how, and in which order. Nothing happens before the saved plan is started.'

export default async function NewRolloutPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const name = [params.template].flat()[0]
  if (!name) {
    const templates = await api.templates.list.query({})
    return (
      <Page title="Plan rollout" description="Choose the template whose fleet you want to upgrade.">
        <ChooseTemplate templates={templates} />
      </Page>
    )
  }
  const [template, teams] = await Promise.all([
    found(api.templates.get.query({ template: name })),
    api.teams.list.query(),
  ])
  const title = `Upgrade ${template.title}`
  if (template.blocked.upgrade || !template.recommended) {
    return (
      <Page title={title} description={purpose}>
        <EmptyState
          title={template.blocked.upgrade ? 'You may not plan rollouts' : 'Nothing to upgrade to'}
          action={<LinkButton href={paths.template(template.name)}>See its fleet</LinkButton>}
        >
          {template.blocked.upgrade ?? `No version of ${template.name} is published.`}
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page title={title} description={purpose}>
      <PlanRollout {...readChoice(params, { template, teams, recommended: template.recommended })} />
    </Page>
  )
}
