import { isObject, type Json, type JsonObject } from '../../template.ts'
import type { Expanding } from './expand.ts'
import { trust } from './function.ts'
import { permission } from './permission.ts'
import { addRoute } from './routes.ts'
import { isPolled, mapping } from './sources.ts'

type Wanted = { id: string; functionId: string; target: Json; given: JsonObject }

/** What an event of a function needs beside the function: a rule, a mapping, a subscription, a permission. */
export function expandEvent(functionId: string, name: string, event: Json, all: Expanding): JsonObject {
  if (!isObject(event)) return {}
  const given = isObject(event.Properties) ? event.Properties : {}
  const wanted = { id: `${functionId}${name}`, functionId, target: { 'Fn::GetAtt': [functionId, 'Arn'] }, given }
  if (event.Type === 'Api' || event.Type === 'HttpApi') return addRoute(event.Type, wanted.id, functionId, given, all)
  if (event.Type === 'S3') return notification(wanted, all)
  if (isPolled(event.Type)) return mapping(wanted.id, functionId, String(event.Type), given)
  return PUSHED[String(event.Type)]?.(wanted) ?? {}
}

/** Services that call a function by themselves. */
const PUSHED: Record<string, (wanted: Wanted) => JsonObject> = {
  AlexaSkill: ({ id, functionId, given }) =>
    permission(`${id}Permission`, functionId, 'alexa-appkit.amazon.com', { EventSourceToken: given.SkillId }),
  CloudWatchEvent: (wanted) => rule(wanted, { EventPattern: wanted.given.Pattern ?? {} }),
  CloudWatchLogs: logs,
  Cognito: ({ id, functionId, given }) =>
    permission(`${id}Permission`, functionId, 'cognito-idp.amazonaws.com', { SourceArn: arnOf(given.UserPool) }),
  EventBridgeRule: (wanted) => rule(wanted, { EventPattern: wanted.given.Pattern ?? {} }),
  IoTRule: topicRule,
  SNS: ({ id, functionId, target, given }) => ({
    [id]: {
      Type: 'AWS::SNS::Subscription',
      Properties: {
        Protocol: 'lambda',
        TopicArn: given.Topic ?? '',
        Endpoint: target,
        ...(given.FilterPolicy !== undefined && { FilterPolicy: given.FilterPolicy }),
      },
    },
    ...permission(`${id}Permission`, functionId, 'sns.amazonaws.com', { SourceArn: given.Topic }),
  }),
  Schedule: (wanted) => rule(wanted, { ScheduleExpression: wanted.given.Schedule ?? 'rate(1 day)' }),
  ScheduleV2: schedule,
}

function rule({ id, functionId, target, given }: Wanted, when: JsonObject): JsonObject {
  const { Name, Description, Input, EventBusName } = given
  const named = Object.entries({ Name, Description, EventBusName }).filter((pair) => pair[1] !== undefined)
  const sent: JsonObject = Input === undefined ? {} : { Input }
  return {
    [id]: {
      Type: 'AWS::Events::Rule',
      Properties: {
        ...(Object.fromEntries(named) as JsonObject),
        ...when,
        ...(given.Enabled === false && { State: 'DISABLED' }),
        Targets: [{ Arn: target, Id: `${id}LambdaTarget`, ...sent }],
      },
    },
    ...permission(`${id}Permission`, functionId, 'events.amazonaws.com', { SourceArn: { 'Fn::GetAtt': [id, 'Arn'] } }),
  }
}

function schedule({ id, target, given }: Wanted): JsonObject {
  const document = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: target }],
  }
  return {
    [id]: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: given.Name ?? id,
        ScheduleExpression: given.ScheduleExpression ?? 'rate(1 day)',
        FlexibleTimeWindow: given.FlexibleTimeWindow ?? { Mode: 'OFF' },
        Target: { Arn: target, RoleArn: given.RoleArn ?? { 'Fn::GetAtt': [`${id}Role`, 'Arn'] } },
      },
    },
    ...(given.RoleArn === undefined && {
      [`${id}Role`]: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: trust('scheduler.amazonaws.com'),
          Policies: [{ PolicyName: `${id}LambdaPolicy`, PolicyDocument: document }],
        },
      },
    }),
  }
}

function logs({ id, functionId, target, given }: Wanted): JsonObject {
  const group = given.LogGroupName ?? ''
  const SourceArn = {
    'Fn::Sub': [
      'arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${__LogGroupName__}:*',
      { __LogGroupName__: group },
    ],
  }
  return {
    [id]: {
      Type: 'AWS::Logs::SubscriptionFilter',
      DependsOn: [`${id}Permission`],
      Properties: { DestinationArn: target, FilterPattern: given.FilterPattern ?? '', LogGroupName: group },
    },
    ...permission(`${id}Permission`, functionId, 'logs.amazonaws.com', { SourceArn }),
  }
}

function topicRule({ id, functionId, target, given }: Wanted): JsonObject {
  const payload = {
    Actions: [{ Lambda: { FunctionArn: target } }],
    Sql: given.Sql ?? '',
    RuleDisabled: false,
    ...(given.AwsIotSqlVersion !== undefined && { AwsIotSqlVersion: given.AwsIotSqlVersion }),
  }
  return {
    [id]: { Type: 'AWS::IoT::TopicRule', Properties: { TopicRulePayload: payload } },
    ...permission(`${id}Permission`, functionId, 'iot.amazonaws.com', {
      SourceArn: {
        'Fn::Sub': [
          'arn:${AWS::Partition}:iot:${AWS::Region}:${AWS::AccountId}:rule/${RuleName}',
          { RuleName: { Ref: id } },
        ],
      },
    }),
  }
}

/** A bucket tells a function: that is written into the bucket, which waits for the permission. */
function notification({ id, functionId, target, given }: Wanted, all: Expanding): JsonObject {
  const bucket = isObject(given.Bucket) ? String(given.Bucket.Ref ?? '') : ''
  const events = Array.isArray(given.Events) ? given.Events : [given.Events ?? 's3:ObjectCreated:*']
  const filter: JsonObject = given.Filter === undefined ? {} : { Filter: given.Filter }
  const configurations = events.map((Event) => ({ Event, Function: target, ...filter }))
  all.notifications.push({ bucket, permission: `${id}Permission`, configurations })
  return permission(`${id}Permission`, functionId, 's3.amazonaws.com', { SourceAccount: { Ref: 'AWS::AccountId' } })
}

function arnOf(resource: Json | undefined): Json | undefined {
  return isObject(resource) && typeof resource.Ref === 'string' ? { 'Fn::GetAtt': [resource.Ref, 'Arn'] } : undefined
}
