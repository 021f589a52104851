import { VersionTag } from '../../../_components/version-tag.tsx'
import { paths } from '../../../_lib/paths.ts'
import { api } from '../../../_trpc/server.tsx'
import { Fact, FactList } from '../../../_ui/page/fact-list.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'

const shown = 6

/** Who uses it already: whom to ask how it does. */
export async function UsedBy({ template, kind }: { template: string; kind: 'environment' | 'service' }) {
  const input = { template, pageSize: shown, sort: 'deployed' as const, direction: 'desc' as const }
  const list = kind === 'environment' ? await api.environments.list.query(input) : await api.services.list.query(input)
  if (list.rows.length === 0) return null
  const all = `${kind === 'environment' ? paths.environments() : paths.services()}?template=${template}`
  return (
    <Section title="Used by" action={list.total > shown && <TextLink href={all}>{`All ${list.total}`}</TextLink>}>
      <FactList label="Used by">
        {list.rows.map(({ id, name, team, version }) => {
          const [service = '', environment = ''] = name.split('/')
          return (
            <Fact
              key={id}
              href={kind === 'environment' ? paths.environment(name) : paths.instance(service, environment)}
              title={name}
              detail={team}
              end={version && <VersionTag version={version} />}
            />
          )
        })}
      </FactList>
    </Section>
  )
}
