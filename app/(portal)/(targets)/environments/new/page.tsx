import { ChooseTemplate } from '../../../../_components/create/choose-template.tsx'
import { api, found } from '../../../../_trpc/server.tsx'
import { CreateEnvironment } from './create-environment.tsx'

export const metadata = { title: 'Create environment' }

export default async function NewEnvironmentPage({ searchParams }: { searchParams: Promise<{ template?: string }> }) {
  const { template } = await searchParams
  if (!template) return <ChooseTemplate kind="environment" />
  const [choices, { accounts }, teams] = await Promise.all([
    found(api.templates.choices.query({ template })),
    api.accounts.list.query(),
    api.teams.list.query(),
  ])
  const version = choices.versions.find(({ number }) => number === choices.recommended)
  if (choices.kind !== 'environment' || !version) return <ChooseTemplate kind="environment" />
  const ours = teams.filter(({ mine }) => mine)
  return (
    <CreateEnvironment
      template={choices}
      accounts={accounts}
      teams={ours}
      initial={{
        name: '',
        description: '',
        version: version.number,
        accountId: accounts.length === 1 ? (accounts[0]?.id ?? '') : '',
        stage: 'development',
        teamId: ours.length === 1 ? (ours[0]?.id ?? '') : '',
        spec: {},
        reason: '',
      }}
    />
  )
}
