/** One event of a deployment, as the API sends it. */
export interface TimelineEvent {
  id: number
  at: string
  /** `status` for Hadron's own moves, `stack` for CloudFormation's events. */
  source: 'status' | 'stack'
  status: string
  message: string
  logicalId: string | null
  physicalId: string | null
  resourceType: string | null
}

/** Everything that happened to one resource, oldest first, and where it stands now. */
export interface ResourceStory {
  logicalId: string
  type: string
  physicalId: string | null
  status: string
  startedAt: string
  endedAt: string | null
  /** True when one of its events failed, whatever came after. */
  failed: boolean
  events: TimelineEvent[]
}

/** The events of CloudFormation by resource, in the order in which the resources began. */
export function storiesOf(events: readonly TimelineEvent[]): ResourceStory[] {
  const byResource = new Map<string, TimelineEvent[]>()
  for (const event of events) {
    if (event.source !== 'stack' || !event.logicalId) continue
    byResource.set(event.logicalId, [...(byResource.get(event.logicalId) ?? []), event])
  }
  return [...byResource].flatMap(([logicalId, own]) => story(logicalId, own) ?? [])
}

function story(logicalId: string, events: TimelineEvent[]): ResourceStory | undefined {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) return undefined
  return {
    logicalId,
    type: last.resourceType ?? '',
    physicalId: events.findLast(({ physicalId }) => physicalId)?.physicalId ?? null,
    status: last.status,
    startedAt: first.at,
    endedAt: last.status.endsWith('_IN_PROGRESS') ? null : last.at,
    failed: events.some(({ status }) => status.endsWith('_FAILED')),
    events,
  }
}

/** The stack reports itself as one of its resources. */
export const isStack = ({ type }: Pick<ResourceStory, 'type'>) => type === 'AWS::CloudFormation::Stack'

/** What exists after these events: the resources of the stack that were not deleted. */
export const resourcesOf = (events: readonly TimelineEvent[]) =>
  storiesOf(events).filter((each) => !isStack(each) && each.status !== 'DELETE_COMPLETE')
