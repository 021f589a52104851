import { paths } from '../../../../_lib/paths.ts'
import { LinkButton } from '../../../../_ui/button/link-button.tsx'
import type { Rollout } from '../_progress/summary.tsx'
import { AbortRollout } from './abort-rollout.tsx'
import { ChangeConcurrency } from './change-concurrency.tsx'
import { PauseRollout } from './pause-rollout.tsx'
import { ResumeRollout } from './resume-rollout.tsx'
import { StartRollout } from './start-rollout.tsx'

/** The last place at the right is always the one that stops it, or lets it go. */
export function Controls({ rollout }: { rollout: Rollout }) {
  const { id, status, blocked, counts, concurrency, template, version } = rollout
  if (status === 'completed' || status === 'aborted') {
    return (
      <LinkButton href={paths.newRollout({ template: template.name, to: version.number })}>
        Plan another rollout
      </LinkButton>
    )
  }
  return (
    <>
      <AbortRollout id={id} blocked={blocked.abort} counts={counts} />
      <ChangeConcurrency id={id} blocked={blocked.changeConcurrency} concurrency={concurrency} />
      {status === 'planned' && <StartRollout id={id} blocked={blocked.start} members={counts.total} />}
      {status === 'running' && <PauseRollout id={id} blocked={blocked.pause} />}
      {status === 'paused' && <ResumeRollout id={id} blocked={blocked.resume} failed={counts.failed} />}
    </>
  )
}
