import { VersionTag } from '../../../_components/version-tag.tsx'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { Fact, FactList } from '../../../_ui/page/fact-list.tsx'
import { Section } from '../../../_ui/page/section.tsx'
import { Time } from '../../../_ui/text/time.tsx'

type Versions = Answers['templates']['choices']['versions']

/** Every version that can be used, newest first, each with what it changed. */
export function VersionList({ template, versions }: { template: string; versions: Versions }) {
  if (versions.length === 0) return null
  return (
    <Section title="Versions">
      <FactList label="Versions">
        {versions.map((version) => (
          <Fact
            key={version.id}
            href={paths.version(template, version.number)}
            title={<VersionTag version={version.number} status={version.status} />}
            detail={firstSentence(version.notes)}
            end={<Time value={version.publishedAt} />}
          />
        ))}
      </FactList>
    </Section>
  )
}

/** The first words of release notes, without Markdown's headings and marks. */
function firstSentence(notes: string) {
  const line = notes.split('\n').find((each) => each.trim() && !/^(#|---|\|)/.test(each.trim())) ?? ''
  return line.replace(/[*_`>#]|^[-+]\s/g, '').trim()
}
