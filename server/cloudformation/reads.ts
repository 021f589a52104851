import {
  type CloudFormationClient,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
  DescribeStackEventsCommand,
  ListStacksCommand,
  type ResourceChange,
  type StackEvent as SdkEvent,
  type Stack,
} from '@aws-sdk/client-cloudformation'
import type { ChangeSetState, MovingStack, ProposedChange, StackEvent, StackState } from './stacks.ts'
import { movingStatuses } from './status.ts'

type Read = <T>(call: (client: CloudFormationClient) => Promise<T>) => Promise<T>

/** Both sentences mean the same; CloudFormation has no status for it. */
const nothingToChange = /didn't contain changes|No updates are to be performed/

export async function readChangeSet(read: Read, stack: string, changeSetName: string): Promise<ChangeSetState> {
  const changes: ProposedChange[] = []
  for (let token: string | undefined, page: DescribeChangeSetCommandOutput; ; token = page.NextToken) {
    const command = new DescribeChangeSetCommand({
      StackName: stack,
      ChangeSetName: changeSetName,
      NextToken: token,
      IncludePropertyValues: true,
    })
    page = await read((client) => client.send(command))
    for (const { ResourceChange: change } of page.Changes ?? []) if (change) changes.push(toProposedChange(change))
    if (!page.NextToken) return toChangeSetState(page, changes)
  }
}

function toChangeSetState(page: DescribeChangeSetCommandOutput, changes: ProposedChange[]): ChangeSetState {
  const reason = page.StatusReason ?? ''
  return {
    arn: page.ChangeSetId ?? '',
    stackArn: page.StackId ?? '',
    status: changeSetStatus(page, reason),
    reason,
    changes,
  }
}

function changeSetStatus(
  { Status, ExecutionStatus }: DescribeChangeSetCommandOutput,
  reason: string,
): ChangeSetState['status'] {
  if (ExecutionStatus === 'OBSOLETE') return 'obsolete'
  if (ExecutionStatus === 'EXECUTE_IN_PROGRESS') return 'running'
  if (ExecutionStatus === 'EXECUTE_COMPLETE' || ExecutionStatus === 'EXECUTE_FAILED') return 'executed'
  if (Status === 'FAILED') return nothingToChange.test(reason) ? 'empty' : 'failed'
  return Status === 'CREATE_COMPLETE' && ExecutionStatus === 'AVAILABLE' ? 'ready' : 'pending'
}

function toProposedChange(change: ResourceChange): ProposedChange {
  return {
    logicalId: change.LogicalResourceId ?? '',
    type: change.ResourceType ?? '',
    action: change.Action as ProposedChange['action'],
    replacement: change.Replacement as ProposedChange['replacement'],
    policyAction: change.PolicyAction,
    details: (change.Details ?? []).map(({ Target: target, Evaluation }) => ({
      attribute: target?.Attribute ?? '',
      name: target?.Name ?? '',
      requiresRecreation: target?.RequiresRecreation ?? 'Never',
      before: target?.BeforeValue,
      after: target?.AfterValue,
      evaluation: Evaluation ?? 'Static',
    })),
  }
}

export function toStackState(stack: Stack): StackState {
  return {
    arn: stack.StackId ?? '',
    name: stack.StackName ?? '',
    status: stack.StackStatus ?? '',
    statusReason: stack.StackStatusReason ?? '',
    outputs: Object.fromEntries(
      (stack.Outputs ?? []).map((output) => [output.OutputKey ?? '', output.OutputValue ?? '']),
    ),
    tags: Object.fromEntries((stack.Tags ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? ''])),
  }
}

export async function readMoving(read: Read): Promise<MovingStack[]> {
  const moving: MovingStack[] = []
  for (let token: string | undefined; ; ) {
    const command = new ListStacksCommand({ StackStatusFilter: [...movingStatuses], NextToken: token })
    const page = await read((client) => client.send(command))
    for (const { StackId = '', StackName = '', StackStatus = '' } of page.StackSummaries ?? [])
      moving.push({ arn: StackId, name: StackName, status: StackStatus })
    token = page.NextToken
    if (!token) return moving
  }
}

export async function readEvents(read: Read, stack: string, tokenPrefix: string): Promise<StackEvent[]> {
  const events: StackEvent[] = []
  for (let next: string | undefined; ; ) {
    const page = await read((client) =>
      client.send(new DescribeStackEventsCommand({ StackName: stack, NextToken: next })),
    )
    for (const event of page.StackEvents ?? []) {
      // Newest first, and one operation at a time: the first event of another token is where ours began.
      if (!event.ClientRequestToken?.startsWith(tokenPrefix)) return events.reverse()
      events.push(toStackEvent(event))
    }
    next = page.NextToken
    if (!next) return events.reverse()
  }
}

function toStackEvent(event: SdkEvent): StackEvent {
  return {
    eventId: event.EventId ?? '',
    at: event.Timestamp ?? new Date(0),
    logicalId: event.LogicalResourceId ?? '',
    physicalId: event.PhysicalResourceId ?? '',
    resourceType: event.ResourceType ?? '',
    status: event.ResourceStatus ?? '',
    reason: event.ResourceStatusReason ?? '',
    token: event.ClientRequestToken ?? '',
  }
}
