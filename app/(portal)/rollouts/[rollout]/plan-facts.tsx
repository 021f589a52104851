import { stages } from '../../../../server/deployments/target.ts'
import { presets } from '../../../../server/rollouts/planning/presets.ts'
import { formatCount, formatDuration, formatWord } from '../../../_lib/format.ts'
import { Panel } from '../../../_ui/page/panel.tsx'
import { CopyId } from '../../../_ui/text/copy-id.tsx'
import { DescriptionList } from '../../../_ui/text/description-list.tsx'
import { Time } from '../../../_ui/text/time.tsx'
import type { Rollout } from './_progress/summary.tsx'

/** The stored plan: it never changes, whatever happens. */
export function PlanFacts({ rollout }: { rollout: Rollout }) {
  const { strategy, tolerance, selection, planDigest, plannedBy, createdAt, reason, concurrency } = rollout
  return (
    <Panel>
      <DescriptionList
        facts={[
          { label: 'Planned', value: <PlannedBy name={plannedBy} at={createdAt} /> },
          { label: 'Reason', value: reason || '–' },
          { label: 'Who', value: inWords(selection) },
          { label: 'Waves', value: `${presets[strategy.preset].title}: ${presets[strategy.preset].explains}` },
          {
            label: 'Bake',
            value: stages
              .map((stage) => `${formatWord(stage)} ${formatDuration(strategy.bakeMinutes[stage] * 60_000)}`)
              .join(' · '),
          },
          {
            label: 'Failure budget',
            value: `${formatCount(tolerance, 'failure')} tolerated, ${strategy.mode}; a canary tolerates none`,
          },
          { label: 'Concurrency', value: concurrencyInWords(strategy.concurrency, concurrency) },
          { label: 'Digest', value: <CopyId id={planDigest} label="Copy plan digest" /> },
        ]}
      />
    </Panel>
  )
}

const PlannedBy = ({ name, at }: { name: string; at: string }) => (
  <>
    <Time value={at} /> by {name}
  </>
)

const concurrencyInWords = (planned: number, now: number) =>
  now === planned ? formatCount(planned, 'member') : `${formatCount(now, 'member')}, planned with ${planned}`

function inWords({
  fromVersionIds,
  environmentIds,
  accountIds,
  teamIds,
  stages: only,
  targetIds,
}: Rollout['selection']) {
  const parts = [
    targetIds && formatCount(targetIds.length, 'named target'),
    fromVersionIds && formatCount(fromVersionIds.length, 'version'),
    environmentIds && formatCount(environmentIds.length, 'environment'),
    accountIds && formatCount(accountIds.length, 'account'),
    teamIds && formatCount(teamIds.length, 'team'),
    only?.map(formatWord).join(', '),
  ].filter(Boolean)
  return parts.length === 0 ? 'Everybody' : parts.join(' · ')
}
