import { faceOf } from '../../_components/status/status-badge.tsx'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { Fact, FactList, NoFacts } from '../../_ui/page/fact-list.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { Duration } from '../../_ui/text/duration.tsx'
import { AllOf } from './all-of.tsx'
import { RolloutFact, type RolloutRow } from './rollout-fact.tsx'

type Deployments = Answers['home']['get']['moving']

/** Rollouts that run, and deployments that have not finished. */
export function Moving({ page: { rows, total }, rollouts }: { page: Deployments; rollouts: readonly RolloutRow[] }) {
  return (
    <Section
      title="Moving"
      action={<AllOf href={`${paths.deployments()}?tab=moving`} total={total} shown={rows.length} />}
    >
      {rows.length + rollouts.length === 0 ? (
        <NoFacts>No rollout and no deployment is going on.</NoFacts>
      ) : (
        <FactList label="Moving">
          {rollouts.map((rollout) => (
            <RolloutFact key={rollout.id} rollout={rollout} />
          ))}
          {rows.map((row) => {
            const { word, ...face } = faceOf({ of: 'deployment', status: row.status })
            return (
              <Fact
                key={row.id}
                href={paths.deployment(row.id)}
                mark={<StatusMark {...face} />}
                title={row.target}
                detail={`${word} ${row.template} ${row.version}, asked for by ${row.requestedBy}`}
                end={<Duration from={row.createdAt} to={null} />}
              />
            )
          })}
        </FactList>
      )}
    </Section>
  )
}
