import { isObject, type Json, type JsonObject } from '../../template.ts'
import type { Expanding } from './expand.ts'

/** What an event of a function needs beside the function: a rule, a mapping, a subscription, a permission. */
export function expandEvent(functionId: string, name: string, event: Json, all: Expanding): JsonObject {
  if (!isObject(event)) return {}
  const given = isObject(event.Properties) ? event.Properties : {}
  const id = `${functionId}${name}`
  const target = { 'Fn::GetAtt': [functionId, 'Arn'] }
  switch (event.Type) {
    case 'Api':
      return apiRoute(id, functionId, given, all.implicit.rest, 'RestApiId')
    case 'HttpApi':
      return apiRoute(id, functionId, given, all.implicit.http, 'ApiId')
    case 'Schedule':
      return rule(id, functionId, target, { ScheduleExpression: given.Schedule ?? 'rate(1 day)' })
    case 'CloudWatchEvent':
    case 'EventBridgeRule':
      return rule(id, functionId, target, { EventPattern: given.Pattern ?? {} })
    case 'SNS':
      return {
        [id]: {
          Type: 'AWS::SNS::Subscription',
          Properties: { Protocol: 'lambda', TopicArn: given.Topic ?? '', Endpoint: target },
        },
        ...permission(id, functionId, 'sns.amazonaws.com', given.Topic),
      }
    case 'S3':
      return permission(id, functionId, 's3.amazonaws.com')
    case 'SQS':
      return mapping(id, functionId, given, given.Queue)
    case 'DynamoDB':
    case 'Kinesis':
      return mapping(id, functionId, given, given.Stream)
    default:
      return {}
  }
}

function mapping(id: string, functionId: string, given: JsonObject, source: Json | undefined): JsonObject {
  const { Queue: _queue, Stream: _stream, ...same } = given
  return {
    [id]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { ...same, EventSourceArn: source ?? '', FunctionName: { Ref: functionId } },
    },
  }
}

function rule(id: string, functionId: string, target: Json, when: JsonObject): JsonObject {
  return {
    [id]: { Type: 'AWS::Events::Rule', Properties: { ...when, Targets: [{ Arn: target, Id: `${id}LambdaTarget` }] } },
    ...permission(id, functionId, 'events.amazonaws.com', { 'Fn::GetAtt': [id, 'Arn'] }),
  }
}

function permission(id: string, functionId: string, principal: string, source?: Json): JsonObject {
  return {
    [`${id}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: { Ref: functionId },
        Principal: principal,
        ...(source !== undefined && { SourceArn: source }),
      },
    },
  }
}

/** A route belongs to the API it names, or to the one that everybody shares. */
function apiRoute(id: string, functionId: string, given: JsonObject, implicit: JsonObject[], key: string): JsonObject {
  const { Path = '/', Method = 'any' } = given
  if (given[key] === undefined) implicit.push({ Path, Method, Function: functionId })
  return permission(id, functionId, 'apigateway.amazonaws.com')
}
