import { ChooseTemplate } from '../../../../_components/create/choose-template.tsx'
import { emptyPlace } from '../../../../_components/pipeline/pipeline-draft.ts'
import { api, found } from '../../../../_trpc/server.tsx'
import { CreateService } from './create-service.tsx'

export const metadata = { title: 'Create service' }

export default async function NewServicePage({ searchParams }: { searchParams: Promise<{ template?: string }> }) {
  const { template } = await searchParams
  if (!template) return <ChooseTemplate kind="service" />
  const [choices, environments, { accounts }, teams] = await Promise.all([
    found(api.templates.choices.query({ template })),
    api.environments.choices.query(),
    api.accounts.list.query(),
    api.teams.list.query(),
  ])
  const version = choices.versions.find(({ number }) => number === choices.recommended)
  if (choices.kind !== 'service' || !version) return <ChooseTemplate kind="service" />
  const ours = teams.filter(({ mine }) => mine)
  return (
    <CreateService
      template={choices}
      environments={environments}
      accounts={accounts}
      teams={ours}
      initial={{
        name: '',
        description: '',
        version: version.number,
        environment: environments.length === 1 ? (environments[0]?.name ?? '') : '',
        teamId: ours.length === 1 ? (ours[0]?.id ?? '') : '',
        spec: {},
        pipeline: { wanted: false, spec: {}, ...emptyPlace(accounts) },
        reason: '',
      }}
    />
  )
}
