import { VersionTag } from '../../../_components/version-tag.tsx'
import { formatCount, formatWord } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { Panel } from '../../../_ui/page/panel.tsx'
import { CopyId } from '../../../_ui/text/copy-id.tsx'
import { DescriptionList, type Fact } from '../../../_ui/text/description-list.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'
import { Time } from '../../../_ui/text/time.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

type Choices = Answers['templates']['choices']
type Version = Choices['versions'][number]

/** Who keeps it, what is recommended, who uses it and where it runs. */
export function TemplateFacts({
  template,
  offered,
  used,
}: {
  template: Choices
  offered: Version | undefined
  used: number
}) {
  const list = template.kind === 'environment' ? paths.environments() : paths.services()
  const facts: Fact[] = [
    { label: 'Name', value: <CopyId id={template.name} label="Copy template name" /> },
    { label: 'Makes', value: template.kind === 'environment' ? 'An environment' : 'A service' },
    { label: 'Category', value: formatWord(template.category) },
    { label: 'Owner', value: template.maintainer || <Muted>not named</Muted> },
    { label: 'Version', value: offered ? <Offered version={offered} /> : <Muted>none</Muted> },
    {
      label: 'Used by',
      value:
        used === 0 ? (
          <Muted>nobody yet</Muted>
        ) : (
          <TextLink href={`${list}?template=${template.name}`}>
            {formatCount(used, template.kind === 'environment' ? 'environment' : 'instance')}
          </TextLink>
        ),
    },
  ]
  if (template.kind === 'service' && offered) facts.push({ label: 'Runs in', value: <RunsIn version={offered} /> })
  return (
    <Panel>
      <DescriptionList facts={facts} />
    </Panel>
  )
}

function Offered({ version }: { version: Version }) {
  return (
    <>
      <VersionTag version={version.number} status={version.status} />{' '}
      <Muted>{version.recommended ? 'recommended, published' : 'published'}</Muted> <Time value={version.publishedAt} />
    </>
  )
}

function RunsIn({ version: { compatibleEnvironments } }: { version: Version }) {
  if (compatibleEnvironments.length === 0) return <Muted>no environment template is named</Muted>
  return (
    <ul>
      {compatibleEnvironments.map(({ template, major }) => (
        <li key={`${template}:${major}`}>
          <TextLink href={paths.catalogueTemplate(template)}>{template}</TextLink> <Mono>{`${major}.x`}</Mono>
        </li>
      ))}
    </ul>
  )
}
