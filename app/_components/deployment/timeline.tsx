import { type DeploymentStatus, deploymentStatuses } from '../../../server/deployments/deployment.ts'
import { formatClock, formatWord } from '../../_lib/format.ts'
import { Time } from '../../_ui/text/time.tsx'
import { StatusBadge } from '../status/status-badge.tsx'
import { StatusMark } from '../status/status-mark.tsx'
import { isStack, storiesOf, type TimelineEvent } from './events.ts'
import { TimelineGroup } from './timeline-group.tsx'

/** What happened in a deployment: its own moves first, then each resource with its events, failed ones opened. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const moves = events.filter(({ source }) => source === 'status')
  const stories = storiesOf(events)
  const resources = stories.filter((story) => !isStack(story))
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ol aria-label="Moves of the deployment" className="flex flex-col gap-1.5">
        {moves.map((event, index) => (
          <li key={event.id} className="flex items-baseline gap-3 text-table">
            <time dateTime={event.at} className="w-16 shrink-0 font-mono text-fine text-muted">
              {formatClock(new Date(event.at))}
            </time>
            <span className="w-32 shrink-0">
              <Move status={event.status} place={index === moves.length - 1 ? 'last' : 'past'} />
            </span>
            <span className="wrap-anywhere min-w-0 grow text-muted">{event.message}</span>
            <span className="shrink-0 text-fine text-muted">
              <Time value={event.at} />
            </span>
          </li>
        ))}
      </ol>
      {stories.length > 0 && (
        <ol
          aria-label="Resources, in the order in which they began"
          className="flex flex-col overflow-hidden rounded-panel border border-line bg-raised"
        >
          {stories.filter(isStack).map((story) => (
            <TimelineGroup key={story.logicalId} story={story} />
          ))}
          {resources.map((story) => (
            <TimelineGroup key={story.logicalId} story={story} />
          ))}
        </ol>
      )}
    </div>
  )
}

/** Only where it stands now may move: what is past is done. */
function Move({ status, place }: { status: string; place: 'past' | 'last' }) {
  if (place === 'last' && isDeploymentStatus(status)) return <StatusBadge of="deployment" status={status} />
  return (
    <span className="inline-flex items-center gap-1.5 align-top text-muted">
      <StatusMark mark="done" tone="neutral" />
      {formatWord(status)}
    </span>
  )
}

const isDeploymentStatus = (status: string): status is DeploymentStatus =>
  (deploymentStatuses as readonly string[]).includes(status)
