import { StatusMark } from '../../../../_components/status/status-mark.tsx'
import { formatCount } from '../../../../_lib/format.ts'
import { paths } from '../../../../_lib/paths.ts'
import { Panel } from '../../../../_ui/page/panel.tsx'
import { Section } from '../../../../_ui/page/section.tsx'
import { TextLink } from '../../../../_ui/text/text-link.tsx'
import { RetryFailed } from '../_controls/retry-failed.tsx'
import type { Rollout } from './summary.tsx'

type Cause = Rollout['failing'][number]

/** Who failed and of what, pinned above everything else there is to see. */
export function Failing({ rollout: { id, failing, blocked } }: { rollout: Rollout }) {
  if (failing.length === 0) return null
  const members = failing.reduce((sum, cause) => sum + cause.members.length, 0)
  return (
    <Section title={`Failing (${members}, ${formatCount(failing.length, 'cause')})`}>
      <Panel padding="none">
        <ul aria-label="Failing">
          {failing.map((cause) => (
            <li
              key={cause.reason}
              className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-line border-b px-4 py-3 last:border-0"
            >
              <Why cause={cause} />
              <RetryFailed
                id={id}
                blocked={blocked.retryFailed}
                count={cause.members.length}
                targetIds={cause.members.map(({ targetId }) => targetId)}
              />
            </li>
          ))}
        </ul>
      </Panel>
    </Section>
  )
}

const named = 12

function Why({ cause: { reason, members } }: { cause: Cause }) {
  return (
    <div className="flex min-w-0 max-w-(--width-measure) items-start gap-2">
      <span className="pt-0.75">
        <StatusMark mark="failed" tone="warn" />
      </span>
      <div className="flex min-w-0 flex-col gap-1">
        <p className="flex flex-wrap gap-x-3 gap-y-0.5">
          {members.slice(0, named).map(({ targetId, name, deploymentId }) =>
            deploymentId ? (
              <TextLink key={targetId} href={paths.deployment(deploymentId)}>
                {name}
              </TextLink>
            ) : (
              <span key={targetId}>{name}</span>
            ),
          )}
          {members.length > named && <span className="text-muted">and {members.length - named} more</span>}
        </p>
        <p className="wrap-anywhere text-muted text-table">{reason || 'No reason was recorded.'}</p>
      </div>
    </div>
  )
}
