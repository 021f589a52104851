import { Live } from '../../_trpc/live.tsx'
import { api } from '../../_trpc/server.tsx'
import { Page } from '../../_ui/page/page.tsx'
import { AccountDrawer } from './account-drawer.tsx'
import { AccountTable } from './account-table.tsx'
import { ConnectAccount } from './connect-account.tsx'

export const metadata = { title: 'Accounts' }

export default async function AccountsPage({ searchParams }: { searchParams: Promise<{ show?: string }> }) {
  const { show } = await searchParams
  const { accounts, blocked } = await api.accounts.list.query()
  const shown = accounts.find(({ id }) => id === show)
  const connect = <ConnectAccount blocked={blocked.connect} />
  return (
    <Page
      title="Accounts"
      description="AWS accounts and regions that Hadron may deploy to, how fast, and whether they answer."
      action={connect}
    >
      <Live topics={['accounts', 'targets']} />
      <AccountTable accounts={accounts} connect={connect} />
      {shown && <AccountDrawer account={shown} />}
    </Page>
  )
}
