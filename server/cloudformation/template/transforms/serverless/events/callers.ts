import type { JsonObject } from '../../../template.ts'
import { type Expanding, given } from '../expanding.ts'
import { arnHere, ref, sub } from '../intrinsics.ts'
import { type Called, permission } from './event.ts'

/** A skill of Alexa. */
export function skill(event: Called, _all: Expanding): JsonObject {
  return permission(event, 'alexa-appkit.amazon.com', given({ EventSourceToken: event.given.SkillId }))
}

/** Lines of a log that fit a filter. */
export function logs(event: Called, { partition }: Expanding): JsonObject {
  const { id, source, target, given: properties } = event
  const group = properties.LogGroupName ?? ''
  const SourceArn = sub(arnHere('logs', 'log-group:${__LogGroupName__}:*', partition), { __LogGroupName__: group })
  return {
    ...permission(event, 'logs.amazonaws.com', { SourceArn }),
    [id]: {
      Type: 'AWS::Logs::SubscriptionFilter',
      ...source.passed,
      DependsOn: [`${id}Permission`],
      Properties: given({
        LogGroupName: properties.LogGroupName,
        FilterPattern: properties.FilterPattern,
        DestinationArn: target.arn,
      }),
    },
  }
}

/** Messages of things that a query selects. */
export function topicRule(event: Called, { partition }: Expanding): JsonObject {
  const { id, source, target, given: properties } = event
  const payload = given({
    Sql: properties.Sql,
    RuleDisabled: false,
    Actions: [{ Lambda: { FunctionArn: target.arn } }],
    AwsIotSqlVersion: properties.AwsIotSqlVersion || undefined,
  })
  return {
    ...permission(event, 'iot.amazonaws.com', {
      SourceArn: sub(arnHere('iot', 'rule/${RuleName}', partition), { RuleName: ref(id) }),
      SourceAccount: sub('${AWS::AccountId}'),
    }),
    [id]: { Type: 'AWS::IoT::TopicRule', ...source.passed, Properties: { TopicRulePayload: payload } },
  }
}
