import type { JsonObject } from '../../../template.ts'
import { type Expanding, given, invalidEvent, picked } from '../expanding.ts'
import { getAtt } from '../intrinsics.ts'
import { allows, mayReach, trust } from '../policies/documents.ts'
import { type Called, deadLetters } from './event.ts'

const SAME = 'Description StartDate EndDate ScheduleExpressionTimezone GroupName KmsKeyArn'.split(' ')

/** A schedule of EventBridge Scheduler, with a role that may call the function. */
export function plannedSchedule(event: Called, _all: Expanding): JsonObject {
  const { id, target } = event
  return scheduleFor(event, target.arn, allows(`${id}LambdaPolicy`, 'lambda:InvokeFunction', target.arn))
}

export function scheduleFor(
  event: Pick<Called, 'id' | 'name' | 'source' | 'given'>,
  arn: JsonObject,
  mayStart: JsonObject,
): JsonObject {
  const { id, source, given: properties } = event
  if (properties.OmitName && properties.Name) {
    throw invalidEvent(source.id, id, 'Name cannot be set when OmitName is True')
  }
  const dead = deadLetters(event, properties.DeadLetterConfig)
  const roleId = `${id}Role`
  const sends = dead && mayReach('SQS', dead.arn, id)
  return {
    [id]: {
      Type: 'AWS::Scheduler::Schedule',
      ...source.passed,
      Properties: given({
        ScheduleExpression: properties.ScheduleExpression,
        State: properties.State || undefined,
        Name: properties.OmitName ? undefined : properties.Name || id,
        FlexibleTimeWindow: properties.FlexibleTimeWindow || { Mode: 'OFF' },
        ...picked(properties, SAME),
        Target: given({
          Arn: arn,
          RoleArn: properties.RoleArn || getAtt(roleId, 'Arn'),
          Input: properties.Input,
          DeadLetterConfig: dead && { Arn: dead.arn },
          RetryPolicy: properties.RetryPolicy,
        }),
      }),
    },
    ...dead?.made,
    ...(!properties.RoleArn && {
      [roleId]: {
        Type: 'AWS::IAM::Role',
        ...source.passed,
        Properties: given({
          AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
          Policies: sends ? [mayStart, sends] : [mayStart],
          PermissionsBoundary: properties.PermissionsBoundary,
        }),
      },
    }),
  }
}
