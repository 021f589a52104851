import { StatusBadge } from '../../../_components/status/status-badge.tsx'
import { formatNumber } from '../../../_lib/format.ts'
import { paths } from '../../../_lib/paths.ts'
import type { Answers } from '../../../_trpc/answers.ts'
import { EmptyState } from '../../../_ui/feedback/empty-state.tsx'
import type { Column } from '../../../_ui/table/columns.ts'
import { PlainTable } from '../../../_ui/table/plain-table.tsx'
import { TextLink } from '../../../_ui/text/text-link.tsx'
import { Time } from '../../../_ui/text/time.tsx'
import { Mono, Muted } from '../../../_ui/text/words.tsx'

type Template = Answers['templates']['get']
type Version = Template['versionList'][number]

const columns = ({ name, defaultMajor }: Template): Column<Version>[] => [
  {
    id: 'version',
    header: 'Version',
    width: '13rem',
    cell: ({ number, major, recommended }) => (
      <>
        <Mono>{number}</Mono>{' '}
        {recommended && <Muted>{major === defaultMajor ? 'recommended' : `recommended for ${major}`}</Muted>}
      </>
    ),
  },
  { id: 'status', header: 'Status', width: '9rem', cell: ({ status }) => <StatusBadge of="version" status={status} /> },
  {
    id: 'published',
    header: 'Published',
    cell: ({ number, status, publishedAt, publishedBy, createdAt, createdBy }) =>
      publishedAt ? (
        <>
          <Time value={publishedAt} /> <Muted>by {publishedBy}</Muted>
        </>
      ) : (
        <>
          <Muted>
            Begun <Time value={createdAt} /> by {createdBy}
          </Muted>{' '}
          {status === 'draft' && <TextLink href={paths.editVersion(name, number)}>Edit {number}</TextLink>}
        </>
      ),
  },
  { id: 'findings', header: 'Findings', width: '12rem', cell: (version) => <Findings version={version} /> },
  {
    id: 'targets',
    header: 'Targets',
    width: '8rem',
    align: 'right',
    cell: ({ number, targets }) =>
      targets === 0 ? (
        <Muted>–</Muted>
      ) : (
        <TextLink href={paths.template(name, { version: number })}>{formatNumber(targets)}</TextLink>
      ),
  },
]

function Findings({ version: { errors, warnings } }: { version: Version }) {
  if (errors + warnings === 0) return <Muted>–</Muted>
  const count = (value: number, word: string) => (value === 0 ? [] : [`${value} ${word}${value === 1 ? '' : 's'}`])
  return [...count(errors, 'error'), ...count(warnings, 'warning')].join(', ')
}

/** Every version there is, newest first. */
export function VersionTable({ template }: { template: Template }) {
  return (
    <PlainTable
      label="versions"
      columns={columns(template)}
      rows={template.versionList}
      rowId={({ id }) => id}
      rowHref={({ number }) => paths.version(template.name, number)}
      empty={<EmptyState title="No versions yet">Write the first one, or upload a bundle.</EmptyState>}
    />
  )
}
