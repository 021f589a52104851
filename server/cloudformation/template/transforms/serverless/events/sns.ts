import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { type Expanding, given, invalidEvent, managedPolicy, picked, resolved } from '../expanding.ts'
import { getAtt, idOf, ref } from '../intrinsics.ts'
import { queuePolicy } from '../policies/documents.ts'
import { type Called, permission } from './event.ts'
import { letPoll } from './polled.ts'

/** A topic calls a function, or fills a queue that Lambda polls. */
export function subscription(event: Called, all: Expanding): JsonObject {
  const { target, given: properties } = event
  const wanted = properties.SqsSubscription
  if (!wanted) {
    return {
      ...permission(event, 'sns.amazonaws.com', given({ SourceArn: properties.Topic })),
      ...subscribed(event, 'lambda', target.arn),
    }
  }
  return wanted === true ? throughOwnQueue(event, all) : throughQueue(event, wanted, all)
}

function subscribed({ id, source, given: properties }: Called, Protocol: string, Endpoint: Json): JsonObject {
  const more = picked(properties, ['Region', 'FilterPolicy', 'FilterPolicyScope', 'RedrivePolicy'])
  return {
    [id]: {
      Type: 'AWS::SNS::Subscription',
      ...source.passed,
      Properties: { Protocol, Endpoint, TopicArn: properties.Topic ?? '', ...more },
    },
  }
}

function throughOwnQueue(event: Called, all: Expanding): JsonObject {
  const { id, source, given: properties } = event
  const queueId = `${id}Queue`
  const topicId = idOf(properties.Topic)
  const topic = typeof topicId === 'string' ? all.resources[topicId] : undefined
  const isFifo = isObject(topic) && isObject(topic.Properties) ? resolved(all, topic.Properties.FifoTopic) : undefined
  const arn = getAtt(queueId, 'Arn')
  return {
    ...mapping(event, arn, 10, all),
    [queueId]: { Type: 'AWS::SQS::Queue', ...source.passed, Properties: given({ FifoQueue: isFifo || undefined }) },
    ...letSend(event, `${id}QueuePolicy`, arn, ref(queueId)),
    ...subscribed(event, 'sqs', arn),
  }
}

function throughQueue(event: Called, wanted: Json, all: Expanding): JsonObject {
  const { id, name, source } = event
  const { QueueArn, QueueUrl, QueuePolicyLogicalId, BatchSize } = isObject(wanted) ? wanted : {}
  if (!QueueArn || !QueueUrl) throw invalidEvent(source.id, name, 'No QueueARN or QueueURL provided.')
  const policyId = typeof QueuePolicyLogicalId === 'string' ? QueuePolicyLogicalId : `${id}QueuePolicy`
  return {
    ...mapping(event, QueueArn, BatchSize || 10, all),
    ...letSend(event, policyId, QueueArn, QueueUrl),
    ...subscribed(event, 'sqs', QueueArn),
  }
}

function letSend({ source, given: properties }: Called, id: string, arn: Json, url: Json): JsonObject {
  const document = queuePolicy(arn, properties.Topic ?? '', '*')
  return {
    [id]: {
      Type: 'AWS::SQS::QueuePolicy',
      ...source.passed,
      Properties: { PolicyDocument: document, Queues: [url] },
    },
  }
}

function mapping(event: Called, EventSourceArn: Json, BatchSize: Json, all: Expanding): JsonObject {
  const { id, source, target, role } = event
  letPoll(role, managedPolicy(all, 'service-role/AWSLambdaSQSQueueExecutionRole'))
  return {
    [`${id}EventSourceMapping`]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      ...source.passed,
      Properties: { FunctionName: target.name, EventSourceArn, BatchSize, Enabled: true },
    },
  }
}
