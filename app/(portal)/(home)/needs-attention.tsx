import { faceOf } from '../../_components/status/status-badge.tsx'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { Fact, FactList, NoFacts } from '../../_ui/page/fact-list.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { Time } from '../../_ui/text/time.tsx'
import { AllOf } from './all-of.tsx'
import { RolloutFact, type RolloutRow } from './rollout-fact.tsx'

type Deployments = Answers['home']['get']['attention']

interface Props {
  page: Deployments
  rollouts: readonly RolloutRow[]
  /** Pipelines that do not follow their instances by themselves. */
  waiting: Answers['home']['get']['waiting']
}

/**
 * Rollouts that stand still, targets whose last deployment failed, in the words the deployment's page begins with, and
 * pipelines that wait for somebody.
 */
export function NeedsAttention({ page: { rows, total }, rollouts, waiting }: Props) {
  return (
    <Section
      title="Needs attention"
      action={<AllOf href={`${paths.deployments()}?tab=attention`} total={total} shown={rows.length} />}
    >
      {rows.length + rollouts.length + waiting.length === 0 ? (
        <NoFacts>Nothing failed, nothing is stuck.</NoFacts>
      ) : (
        <FactList label="Needs attention">
          {rollouts.map((rollout) => (
            <RolloutFact key={rollout.id} rollout={rollout} />
          ))}
          {rows.map((row) => (
            <Fact
              key={row.id}
              href={paths.deployment(row.id)}
              mark={<Mark row={row} />}
              title={row.target}
              detail={row.failureMessage}
              end={<Time value={row.finishedAt ?? row.createdAt} />}
            />
          ))}
          {waiting.map(({ id, name, service, waitsFor, since }) => (
            <Fact
              key={id}
              href={paths.changePipeline(service)}
              mark={<Waits />}
              title={name}
              detail={waitsFor}
              end={<Time value={since} />}
            />
          ))}
        </FactList>
      )}
    </Section>
  )
}

function Mark({ row }: { row: Deployments['rows'][number] }) {
  const failure = row.failureKind && { kind: row.failureKind }
  const { word, ...face } = faceOf({ of: 'deployment', status: row.status, failure })
  return (
    <>
      <StatusMark {...face} />
      <span className="sr-only">{word}: </span>
    </>
  )
}

const Waits = () => (
  <>
    <StatusMark mark="approval" tone="warn" />
    <span className="sr-only">Waits for a person: </span>
  </>
)
