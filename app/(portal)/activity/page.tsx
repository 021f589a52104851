import { paths } from '../../_lib/paths.ts'
import { Live } from '../../_trpc/live.tsx'
import { api } from '../../_trpc/server.tsx'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Row, Stack } from '../../_ui/page/layouts.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { readTableState, type SearchParams } from '../../_ui/table/table-state.ts'
import { Toolbar } from '../../_ui/toolbar/toolbar.tsx'
import { EventDrawer } from './event-drawer.tsx'
import { type AuditEvent, EventTable } from './event-table.tsx'
import { VerifyChain } from './verify-chain.tsx'

export const metadata = { title: 'Activity' }

const numberIn = (value: string | string[] | undefined) => (Number(value) > 0 ? Number(value) : undefined)

export default async function ActivityPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams
  const state = readTableState(params)
  const before = numberIn(params.before)
  const { events, next } = await api.audit.list.query({ search: state.text.slice(0, 100), before })
  const shown = await findEvent(events, numberIn(params.show))
  const here = { q: state.text, before: before?.toString() }
  return (
    <Page
      title="Activity"
      description="What anyone did, newest first. Every entry is chained to the one before it, so that none can be changed unseen."
      action={<VerifyChain />}
    >
      {!before && <Live topics={['targets', 'templates', 'rollouts', 'services', 'accounts', 'deployments']} />}
      <Stack gap="narrow">
        <Toolbar state={state} search="Search person, action or subject" />
        <EventTable
          events={events}
          search={state.text}
          hrefOf={(id) => paths.activity({ ...here, show: String(id) })}
        />
      </Stack>
      <Row>
        {before && <LinkButton href={paths.activity({ q: state.text })}>Newest</LinkButton>}
        {next && <LinkButton href={paths.activity({ q: state.text, before: String(next) })}>Older</LinkButton>}
      </Row>
      {shown && <EventDrawer event={shown} closeHref={paths.activity(here)} />}
    </Page>
  )
}

/** The entry of the address, which may be older than the page that is shown. */
async function findEvent(events: readonly AuditEvent[], id: number | undefined) {
  if (id === undefined) return undefined
  const known = events.find((event) => event.id === id)
  const [older] = known ? [known] : (await api.audit.list.query({ before: id + 1, pageSize: 1 })).events
  return older?.id === id ? older : undefined
}
