import { StatusBadge } from '../../../../_components/status/status-badge.tsx'
import { formatWord } from '../../../../_lib/format.ts'
import { paths } from '../../../../_lib/paths.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import type { Column } from '../../../../_ui/table/columns.ts'
import { Duration } from '../../../../_ui/text/duration.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { Mono, Muted } from '../../../../_ui/text/words.tsx'
import { SkipMember } from './skip-member.tsx'

export type MemberRow = Answers['rollouts']['members']['rows'][number]

interface Context {
  /** The rollout's. */
  id: string
  /** Why nobody can be skipped now. */
  blocked: string | undefined
}

export const memberColumns = ({ id, blocked }: Context): Column<MemberRow>[] => [
  { id: 'name', header: 'Member', sort: 'name', cell: ({ name }) => name },
  {
    id: 'wave',
    header: 'Wave',
    width: '11rem',
    sort: 'wave',
    cell: ({ wave, stage, shape }) => (
      <>
        {wave ?? <Muted>–</Muted>} <Muted>{formatWord(stage)}</Muted> {shape && <Mono>{shape}</Mono>}
      </>
    ),
  },
  {
    id: 'from',
    header: 'From',
    width: '6rem',
    cell: ({ fromVersion }) => (fromVersion ? <Mono>{fromVersion}</Mono> : <Muted>–</Muted>),
  },
  {
    id: 'status',
    header: 'Status',
    width: '9rem',
    sort: 'status',
    cell: ({ status }) => <StatusBadge of="member" status={status} />,
  },
  {
    id: 'deployment',
    header: 'Deployment',
    sort: 'finished',
    cell: (row) => <Outcome row={row} />,
  },
  {
    id: 'skip',
    header: '',
    width: '7rem',
    align: 'right',
    cell: ({ targetId, name, blocked: own }) =>
      own.skip || blocked ? null : <SkipMember id={id} targetId={targetId} name={name} />,
  },
]

/** Why it stands as it does, or how long its deployment took. */
function Outcome({ row: { reason, deploymentId, startedAt, finishedAt } }: { row: MemberRow }) {
  const duration = startedAt && <Duration from={startedAt} to={finishedAt} />
  return (
    <span title={reason ?? undefined}>
      {deploymentId && <TextLink href={paths.deployment(deploymentId)}>{duration ?? 'queued'}</TextLink>}{' '}
      <Muted>{reason}</Muted>
    </span>
  )
}
