import { StatusBadge } from '../../../../_components/status/status-badge.tsx'
import { formatDuration, formatNumber } from '../../../../_lib/format.ts'
import type { Answers } from '../../../../_trpc/answers.ts'
import { Duration } from '../../../../_ui/text/duration.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { Muted } from '../../../../_ui/text/words.tsx'

export type Rollout = Answers['rollouts']['get']

/** Status, wave, how many are done, and when it will be over. */
export function Summary({ rollout }: { rollout: Rollout }) {
  const { status, waves, counts, secondsLeft, startedAt, finishedAt } = rollout
  const current = waves.find((wave) => wave.status !== 'passed')
  const moves = status === 'running' || status === 'paused'
  return (
    <>
      <span role="status" aria-label="Rollout">
        <StatusBadge of="rollout" status={status} />
      </span>
      {moves && current && (
        <span>
          wave {current.number} of {waves.length}
        </span>
      )}
      <span>
        {formatNumber(counts.upgraded + counts.unchanged)} / {formatNumber(counts.total)}
      </span>
      {status === 'running' && secondsLeft !== null && secondsLeft > 0 && (
        <span>ETA {formatDuration(secondsLeft * 1000)}</span>
      )}
      {startedAt && (
        <Muted>
          {finishedAt ? (
            <>
              took <Duration from={startedAt} to={finishedAt} />
            </>
          ) : (
            <>
              started <Time value={startedAt} />
            </>
          )}
        </Muted>
      )}
    </>
  )
}
