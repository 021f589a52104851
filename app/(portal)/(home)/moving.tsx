import { faceOf } from '../../_components/status/status-badge.tsx'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { Fact, FactList, NoFacts } from '../../_ui/page/fact-list.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { Duration } from '../../_ui/text/duration.tsx'
import { AllOf } from './all-of.tsx'

type Deployments = Answers['home']['get']['moving']

/** Deployments that have not finished. */
export function Moving({ page: { rows, total } }: { page: Deployments }) {
  return (
    <Section
      title="Moving"
      action={<AllOf href={`${paths.deployments()}?tab=moving`} total={total} shown={rows.length} />}
    >
      {rows.length === 0 ? (
        <NoFacts>No deployment is going on.</NoFacts>
      ) : (
        <FactList label="Moving">
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
