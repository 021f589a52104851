import { faceOf } from '../../_components/status/status-badge.tsx'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { VersionTag } from '../../_components/version-tag.tsx'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { LinkButton } from '../../_ui/button/link-button.tsx'
import { Fact, FactList, NoFacts } from '../../_ui/page/fact-list.tsx'
import { Section } from '../../_ui/page/section.tsx'
import { AllOf } from './all-of.tsx'

type Targets = Answers['home']['get']['mine']

/** What the teams of this person run: version and how the last deployment went. */
export function Mine({ page: { rows, total } }: { page: Targets }) {
  const create = (
    <LinkButton href={paths.newService()} size="small">
      Create service
    </LinkButton>
  )
  const all = <AllOf href={`${paths.services()}?tab=mine`} total={total} shown={rows.length} />
  return (
    <Section title="Mine" action={rows.length === 0 ? create : all}>
      {rows.length === 0 ? (
        <NoFacts>Your teams run no service yet.</NoFacts>
      ) : (
        <FactList label="Mine">
          {rows.map((row) => (
            <Instance key={row.id} row={row} />
          ))}
        </FactList>
      )}
    </Section>
  )
}

function Instance({ row }: { row: Targets['rows'][number] }) {
  const [service = '', environment = ''] = row.name.split('/')
  const failure = row.failureKind && { kind: row.failureKind }
  const face = row.lastStatus && faceOf({ of: 'deployment', status: row.lastStatus, failure })
  return (
    <Fact
      href={paths.instance(service, environment)}
      mark={face && <StatusMark mark={face.mark} tone={face.tone} />}
      title={row.name}
      detail={face?.word === 'Succeeded' ? `Runs ${row.template}` : face?.word}
      end={
        row.version && (
          <VersionTag version={row.version} behind={row.behindBy} status={row.versionStatus ?? undefined} />
        )
      }
    />
  )
}
