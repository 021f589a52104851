import { Live } from '../../_trpc/live.tsx'
import { api } from '../../_trpc/server.tsx'
import { Columns } from '../../_ui/page/layouts.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { Fleets } from './fleets.tsx'
import { GettingStarted } from './getting-started.tsx'
import { Mine } from './mine.tsx'
import { Moving } from './moving.tsx'
import { NeedsAttention } from './needs-attention.tsx'

const rolloutsShown = 5

export const metadata = { title: 'Home' }

export default async function HomePage() {
  const [{ attention, waiting, moving, mine, fleets }, paused, running, actor] = await Promise.all([
    api.home.get.query(),
    api.rollouts.list.query({ view: 'attention', pageSize: rolloutsShown }),
    api.rollouts.list.query({ view: 'moving', pageSize: rolloutsShown }),
    api.teams.me.query(),
  ])
  const operates = actor.kind === 'member' && (actor.role === 'operator' || actor.role === 'admin')
  const hasEnvironment = attention.counts.all > 0 || fleets.length > 0
  return (
    <Page title="Home" description="What needs somebody, what is moving, and what is yours.">
      <Live topics={['deployments', 'rollouts', 'targets', 'services', 'templates']} />
      {!hasEnvironment && <GettingStarted />}
      <Columns>
        <NeedsAttention page={attention} rollouts={paused.rows} waiting={waiting} />
        <Moving page={moving} rollouts={running.rows} />
        <Mine page={mine} />
      </Columns>
      {operates && fleets.length > 0 && <Fleets rows={fleets} />}
    </Page>
  )
}
