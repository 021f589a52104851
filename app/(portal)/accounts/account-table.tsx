import { CloudCog } from 'lucide-react'
import type { ReactNode } from 'react'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { formatNumber } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { EmptyState } from '../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../_ui/table/columns.ts'
import { PlainTable } from '../../_ui/table/plain-table.tsx'
import { Mono, Muted } from '../../_ui/text/words.tsx'
import type { Account } from './account.ts'
import { Rates } from './rates.tsx'

const columns: readonly Column<Account>[] = [
  { id: 'name', header: 'Account', cell: ({ name }) => name },
  { id: 'aws', header: 'AWS account', width: '10rem', cell: ({ awsAccountId }) => <Mono>{awsAccountId}</Mono> },
  { id: 'region', header: 'Region', width: '9rem', cell: ({ region }) => <Mono>{region}</Mono> },
  { id: 'rates', header: 'Requests per second', cell: ({ rates }) => <Rates rates={rates} /> },
  {
    id: 'trouble',
    header: 'Trouble',
    cell: ({ trouble }) =>
      trouble ? (
        <span title={trouble} className="inline-flex max-w-full items-center gap-1.5">
          <StatusMark mark="failed" tone="warn" />
          <span className="truncate">{trouble}</span>
        </span>
      ) : (
        <Muted>none reported</Muted>
      ),
  },
  {
    id: 'stacks',
    header: 'Stacks',
    width: '7rem',
    align: 'right',
    cell: ({ stacks }) => (stacks === 0 ? <Muted>–</Muted> : formatNumber(stacks)),
  },
]

export function AccountTable({ accounts, connect }: { accounts: readonly Account[]; connect: ReactNode }) {
  return (
    <PlainTable
      label="accounts"
      columns={columns}
      rows={accounts}
      rowId={({ id }) => id}
      rowHref={({ id }) => paths.accounts({ show: id })}
      empty={
        <EmptyState title="No accounts yet" icon={<CloudCog className="size-5" />} action={connect}>
          An account is an AWS account and region that environments are created in, with the role Hadron assumes there.
        </EmptyState>
      }
    />
  )
}
