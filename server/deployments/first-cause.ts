import type { StackEvent } from '../cloudformation/stacks.ts'
import type { Failure } from './deployment.ts'

/** Reasons that CloudFormation gives to resources it stopped because of another one. */
const consequence = /cancell?ed|Resource creation cancelled|Rollback requested|The following resource\(s\) failed/i

/**
 * The first resource whose failure caused the rest, in plain words. Events are oldest first; resources that were only
 * cancelled, and the stack's own summary, are consequences.
 */
export function firstCause(events: StackEvent[]): Failure['resource'] | undefined {
  const failed = events.filter((event) => event.status.endsWith('_FAILED') && event.resourceType !== stackType)
  const cause = failed.find((event) => event.reason && !consequence.test(event.reason)) ?? failed[0]
  return cause && { logicalId: cause.logicalId, type: cause.resourceType, status: cause.status, reason: cause.reason }
}

const stackType = 'AWS::CloudFormation::Stack'

/** The sentence a person reads first: what could not be done, why, and what runs now. */
export function failureSentence(resource: Failure['resource'] | undefined, stackStatus: string, statusReason: string) {
  const runs = whatRuns[stackStatus] ?? `The stack is ${stackStatus}.`
  if (!resource) return `${statusReason || 'CloudFormation gave no reason.'} ${runs}`
  const verb = resource.status.startsWith('CREATE')
    ? 'created'
    : resource.status.startsWith('DELETE')
      ? 'deleted'
      : 'changed'
  return `${resource.logicalId} (${resource.type}) could not be ${verb}: ${sentence(resource.reason)} ${runs}`
}

const sentence = (text: string) => (/[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)

const whatRuns: Record<string, string> = {
  ROLLBACK_COMPLETE: 'CloudFormation removed what it had created; nothing runs.',
  UPDATE_ROLLBACK_COMPLETE: 'CloudFormation rolled back; what ran before still runs.',
  UPDATE_ROLLBACK_FAILED: 'Rolling back failed too, so the stack is stuck between the two versions and needs a person.',
  ROLLBACK_FAILED: 'Removing what had been created failed too, so the stack needs a person.',
  DELETE_FAILED: 'The rest of the stack may already be deleted; it needs a person.',
  CREATE_FAILED: 'What was created so far remains.',
  UPDATE_FAILED: 'What was changed so far remains.',
}
