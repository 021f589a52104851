import { faceOf } from '../../_components/status/status-badge.tsx'
import { StatusMark } from '../../_components/status/status-mark.tsx'
import { formatNumber, formatPercent } from '../../_lib/format.ts'
import { paths } from '../../_lib/paths.ts'
import type { Answers } from '../../_trpc/answers.ts'
import { Fact } from '../../_ui/page/fact-list.tsx'

export type RolloutRow = Answers['rollouts']['list']['rows'][number]

/** A rollout in a line: where it stands, or why it stands still. */
export function RolloutFact({ rollout }: { rollout: RolloutRow }) {
  const { id, title, version, status, pause, members, done } = rollout
  const { word, mark, tone } = faceOf({ of: 'rollout', status })
  return (
    <Fact
      href={paths.rollout(id)}
      mark={<StatusMark mark={mark} tone={tone} />}
      title={`Rollout ${title} → ${version}`}
      detail={pause ? pause.message : `${word}, ${progressOf(rollout)}`}
      end={members > 0 && formatPercent(done, members)}
    />
  )
}

function progressOf({ wave, members, done, failed }: RolloutRow) {
  const parts = [
    wave,
    `${formatNumber(done)} of ${formatNumber(members)} done`,
    failed > 0 && `${formatNumber(failed)} failed`,
  ]
  return parts.filter(Boolean).join(' · ')
}
