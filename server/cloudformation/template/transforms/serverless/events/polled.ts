import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { type Expanding, given, invalidEvent, managedPolicy, picked } from '../expanding.ts'
import { wordOf } from '../intrinsics.ts'
import { mayReach } from '../policies/documents.ts'
import type { Called } from './event.ts'
import { documentDbPolicy, kafkaPolicy, mskPolicy, queuePolicy } from './polling-policies.ts'

/** Services that Lambda polls: the property that names the source, and what lets it be read. */
const POLLED: Record<string, { source: string; managed?: string; policy?: (event: Called) => JsonObject | undefined }> =
  {
    DocumentDB: { source: 'Cluster', policy: documentDbPolicy },
    DynamoDB: { source: 'Stream', managed: 'AWSLambdaDynamoDBExecutionRole' },
    Kinesis: { source: 'Stream', managed: 'AWSLambdaKinesisExecutionRole' },
    MQ: { source: 'Broker', policy: queuePolicy },
    MSK: { source: 'Stream', managed: 'AWSLambdaMSKExecutionRole', policy: mskPolicy },
    SQS: { source: 'Queue', managed: 'AWSLambdaSQSQueueExecutionRole' },
    SelfManagedKafka: { source: '', policy: kafkaPolicy },
  }

const FILTERED = ['DocumentDB', 'DynamoDB', 'Kinesis', 'MQ', 'MSK', 'SelfManagedKafka', 'SQS']

const SAME =
  'StartingPosition StartingPositionTimestamp BatchSize Enabled MaximumBatchingWindowInSeconds MaximumRetryAttempts BisectBatchOnFunctionError MaximumRecordAgeInSeconds ParallelizationFactor Topics Queues SourceAccessConfigurations TumblingWindowInSeconds FunctionResponseTypes FilterCriteria KmsKeyArn ScalingConfig ProvisionedPollerConfig MetricsConfig LoggingConfig'.split(
    ' ',
  )

export function isPolled(eventType: string): boolean {
  return Object.hasOwn(POLLED, eventType)
}

/** The mapping that lets Lambda poll a source; the function's role may then read it. */
export function polled(event: Called, all: Expanding): JsonObject {
  const { id, name, type, source, target, role, given: properties } = event
  const kind = POLLED[type]
  if (!kind) return {}
  if (kind.source !== '' && properties[kind.source] === undefined) {
    throw invalidEvent(source.id, name, `Missing required property '${kind.source}'.`)
  }
  if (isObject(properties.FilterCriteria) && !FILTERED.includes(type)) {
    throw invalidEvent(source.id, name, `FilterCriteria is only available for ${FILTERED.join(', ')} events.`)
  }
  const servers = properties.KafkaBootstrapServers
  const failure = failureDestination(event)
  if (kind.managed) letPoll(role, managedPolicy(all, `service-role/${kind.managed}`))
  for (const policy of [kind.policy?.(event), failure.policy]) addPolicy(role, policy)
  return {
    [id]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      ...source.passed,
      Properties: given({
        FunctionName: target.name,
        EventSourceArn: kind.source === '' ? undefined : properties[kind.source],
        ...picked(properties, SAME),
        SelfManagedEventSource: servers ? { Endpoints: { KafkaBootstrapServers: servers } } : undefined,
        ...kafkaConfig(event),
        DestinationConfig: failure.config,
        DocumentDBEventSourceConfig:
          type === 'DocumentDB' ? picked(properties, ['DatabaseName', 'CollectionName', 'FullDocument']) : undefined,
      }),
    },
  }
}

function kafkaConfig({ name, type, source, given: properties }: Called): Record<string, Json | undefined> {
  const config = given({
    ConsumerGroupId: properties.ConsumerGroupId || undefined,
    SchemaRegistryConfig: properties.SchemaRegistryConfig || undefined,
  })
  if (Object.keys(config).length === 0) return {}
  if (type === 'MSK') return { AmazonManagedKafkaEventSourceConfig: config }
  if (type === 'SelfManagedKafka') return { SelfManagedKafkaEventSourceConfig: config }
  throw invalidEvent(source.id, name, `Property ConsumerGroupId not defined for resource of type ${type}.`)
}

function failureDestination({ id, source, given: { DestinationConfig } }: Called): {
  config?: Json
  policy?: JsonObject
} {
  if (!isObject(DestinationConfig) || !isObject(DestinationConfig.OnFailure)) return { config: DestinationConfig }
  const { Type, ...onFailure } = DestinationConfig.OnFailure
  if (Type !== undefined && !['SQS', 'SNS', 'S3', 'Kafka'].includes(wordOf(Type))) {
    throw invalidEvent(source.id, id, "The only valid values for 'Type' are 'SQS', 'SNS', 'S3', and 'Kafka'")
  }
  return {
    config: { ...DestinationConfig, OnFailure: onFailure },
    policy: mayReach(Type, onFailure.Destination ?? '', id),
  }
}

export function letPoll(role: JsonObject, arn: Json): void {
  const properties = isObject(role.Properties) ? role.Properties : {}
  const arns = Array.isArray(properties.ManagedPolicyArns) ? properties.ManagedPolicyArns : []
  if (!arns.some((one) => JSON.stringify(one) === JSON.stringify(arn))) properties.ManagedPolicyArns = [...arns, arn]
}

function addPolicy(role: JsonObject, policy: JsonObject | undefined): void {
  const properties = isObject(role.Properties) ? role.Properties : {}
  const policies = Array.isArray(properties.Policies) ? properties.Policies : []
  const text = JSON.stringify(policy?.PolicyDocument)
  const isKnown = policies.some((one) => isObject(one) && JSON.stringify(one.PolicyDocument) === text)
  if (policy && !isKnown) properties.Policies = [...policies, policy]
}
