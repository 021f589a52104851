import { StatusBadge } from '../../../../_components/status/status-badge.tsx'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { CopyId } from '../../../../_ui/text/copy-id.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'
import { CommitMark } from '../../_source/commit-mark.tsx'

export type VersionAnswer = Answers['versions']['get']

/** What it is, how it stands, who brought it and when. */
export function VersionFacts({ version }: { version: VersionAnswer }) {
  const {
    template,
    number,
    status,
    publishedAt,
    publishedBy,
    createdAt,
    createdBy,
    digest,
    recommended,
    major,
    commit,
  } = version
  return (
    <>
      <StatusBadge of="version" status={status} />
      {recommended && <span>{template.defaultMajor === major ? 'Recommended' : `Recommended for major ${major}`}</span>}
      <TextLink href={paths.template(template.name)}>{template.name}</TextLink>
      <Muted>
        Begun <Time value={createdAt} /> by {createdBy}
      </Muted>
      {commit && (
        <span>
          <Muted>{commit.edited ? 'From, and edited since:' : 'From'}</Muted> <CommitMark commit={commit} />
        </span>
      )}
      {publishedAt && (
        <Muted>
          Published <Time value={publishedAt} /> by {publishedBy}
        </Muted>
      )}
      <CompareLink version={version} />
      {status !== 'draft' && <TextLink href={paths.template(template.name, { version: number })}>Who runs it</TextLink>}
      <span title={`SHA-256 of its files: ${digest}`}>
        <CopyId id={digest.slice(0, 12)} label="Copy digest" />
      </span>
    </>
  )
}

/** With the version before it; with the one after it, when it is the first. */
function CompareLink({ version: { template, number, siblings, ...version } }: { version: VersionAnswer }) {
  const earlier = siblings.find(
    ({ major, minor }) => major < version.major || (major === version.major && minor < version.minor),
  )
  const other = earlier ?? siblings.at(-1)
  if (!other) return null
  const [from, to] = earlier ? [other.number, number] : [number, other.number]
  return <TextLink href={paths.compareVersions(template.name, from, to)}>Compare with {other.number}</TextLink>
}
