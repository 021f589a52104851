import type { Json, JsonObject } from '../../../template.ts'
import { type Expanding, given, invalidEvent } from '../expanding.ts'
import { getAtt, ref } from '../intrinsics.ts'
import { queuePolicy } from '../policies/documents.ts'
import { type Called, deadLetters, permission } from './event.ts'

/** A rule of EventBridge that calls at times. */
export function schedule(event: Called, _all: Expanding): JsonObject {
  const { Schedule, Name, Description } = event.given
  return ruleWith(event, { ScheduleExpression: Schedule, Name, Description }, 'LambdaTarget')
}

/** A rule of EventBridge that calls when an event fits a pattern. */
export function rule(event: Called, _all: Expanding): JsonObject {
  const { Pattern, RuleName, EventBusName } = event.given
  return ruleWith(event, { EventPattern: Pattern, Name: RuleName, EventBusName }, 'LambdaTarget')
}

function ruleWith(event: Called, when: Record<string, Json | undefined>, suffix: string): JsonObject {
  const { id, source, target } = event
  const dead = ruleDeadLetters(event)
  return {
    [id]: {
      Type: 'AWS::Events::Rule',
      ...source.passed,
      Properties: given({
        ...when,
        State: ruleState(event),
        Targets: [ruleTarget(event, target.arn, suffix, dead?.arn)],
      }),
    },
    ...dead?.made,
    ...permission(event, 'events.amazonaws.com', { SourceArn: getAtt(id, 'Arn') }),
  }
}

export function ruleState({ name, source, given: { State, Enabled } }: Called): Json | undefined {
  if (State && Enabled !== undefined) {
    throw invalidEvent(source.id, name, 'State and Enabled Properties cannot both be specified.')
  }
  if (State) return State
  return Enabled === undefined ? undefined : Enabled ? 'ENABLED' : 'DISABLED'
}

const MAX_TARGET_ID = 64

/** What a rule calls, and how. */
export function ruleTarget(
  { id, given: event }: Pick<Called, 'id' | 'given'>,
  arn: Json,
  suffix: string,
  deadLetterArn: Json | undefined,
): JsonObject {
  const { Target, Input, InputPath, InputTransformer, RetryPolicy } = event
  const own = typeof Target === 'object' && Target !== null && !Array.isArray(Target) ? Target.Id : undefined
  return given({
    Arn: arn,
    Id: own ?? `${id.slice(0, MAX_TARGET_ID - suffix.length)}${suffix}`,
    Input,
    InputPath,
    DeadLetterConfig: deadLetterArn === undefined ? undefined : { Arn: deadLetterArn },
    RetryPolicy,
    InputTransformer,
  })
}

/** The queue of a rule for what could not be delivered, and the leave to send to it. */
export function ruleDeadLetters(
  event: Pick<Called, 'id' | 'source' | 'given'>,
): { arn: Json; made: JsonObject } | undefined {
  const found = deadLetters(event, event.given.DeadLetterConfig)
  if (!found?.queueId) return found
  const { id, source } = event
  const policy = queuePolicy(found.arn, getAtt(id, 'Arn'), { Service: 'events.amazonaws.com' })
  const made = {
    ...found.made,
    [`${id}QueuePolicy`]: {
      Type: 'AWS::SQS::QueuePolicy',
      ...source.passed,
      Properties: { PolicyDocument: policy, Queues: [ref(found.queueId)] },
    },
  }
  return { arn: found.arn, made }
}
