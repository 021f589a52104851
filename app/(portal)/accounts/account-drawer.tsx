import { formatCount } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import { Banner } from '../../_ui/feedback/banner.tsx'
import { Drawer } from '../../_ui/overlay/drawer.tsx'
import { CopyId } from '../../_ui/text/copy-id.tsx'
import { DescriptionList } from '../../_ui/text/description-list.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { Muted } from '../../_ui/text/words.tsx'
import type { Account } from './account.ts'
import { Rates } from './rates.tsx'
import { TrustPolicy } from './trust-policy.tsx'

export function AccountDrawer({ account }: { account: Account }) {
  const { id, name, awsAccountId, region, roleArn, externalId, trouble, rates, stacks, createdAt } = account
  return (
    <Drawer title={name} facts={<CopyId id={id} label="Copy account id" />} closeHref={paths.accounts()}>
      {trouble && <Banner tone="warn" title={trouble} />}
      <DescriptionList
        facts={[
          { label: 'AWS account', value: <CopyId id={awsAccountId} label="Copy AWS account id" /> },
          { label: 'Region', value: region },
          {
            label: 'Role',
            value: roleArn ? (
              <CopyId id={roleArn} label="Copy role ARN" />
            ) : (
              <Muted>The credentials of the worker itself</Muted>
            ),
          },
          {
            label: 'External id',
            value: externalId ? <CopyId id={externalId} label="Copy external id" /> : <Muted>none is needed</Muted>,
          },
          { label: 'Requests per second', value: <Rates rates={rates} /> },
          { label: 'Holds', value: formatCount(stacks, 'stack') },
          { label: 'Connected', value: <Time value={createdAt} /> },
        ]}
      />
      {externalId && <TrustPolicy externalId={externalId} />}
    </Drawer>
  )
}
