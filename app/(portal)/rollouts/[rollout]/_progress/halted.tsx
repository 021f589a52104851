import { Banner } from '../../../../_ui/feedback/banner.tsx'
import { Time } from '../../../../_ui/text/time.tsx'
import { AbortRollout } from '../_controls/abort-rollout.tsx'
import { ResumeRollout } from '../_controls/resume-rollout.tsx'
import { RetryFailed } from '../_controls/retry-failed.tsx'
import type { Rollout } from './summary.tsx'

/** Why it stands still, and the choices. Before anything else when it stopped by itself. */
export function Halted({ rollout }: { rollout: Rollout }) {
  const { id, status, pause, pausedAt, counts, blocked } = rollout
  if (status !== 'paused' || !pause) return null
  if (pause.cause === 'requested') {
    return (
      <Banner tone="warn" title={pause.message}>
        Nobody new is started since <Time value={pausedAt} />. Who was being deployed runs to the end.
      </Banner>
    )
  }
  return (
    <Banner
      tone="danger"
      title={pause.message}
      action={
        <>
          <RetryFailed id={id} blocked={blocked.retryFailed} count={counts.failed} />
          <ResumeRollout id={id} blocked={blocked.resume} failed={counts.failed} />
          <AbortRollout id={id} blocked={blocked.abort} counts={counts} />
        </>
      }
    >
      It stopped by itself <Time value={pausedAt} />; nobody else has been touched. Mend the cause and retry who failed,
      resume without them, or abort: whoever is upgraded keeps the new version.
    </Banner>
  )
}
