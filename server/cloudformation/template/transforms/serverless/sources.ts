import type { Json, JsonObject } from '../../template.ts'

const SERVICE_ROLE = 'arn:${AWS::Partition}:iam::aws:policy/'

/** Services that Lambda polls: the property that names the source, and the managed policy that lets it be read. */
const POLLED: Record<string, { source: string; policy?: string }> = {
  DocumentDB: { source: 'Cluster' },
  DynamoDB: { source: 'Stream', policy: 'service-role/AWSLambdaDynamoDBExecutionRole' },
  Kinesis: { source: 'Stream', policy: 'service-role/AWSLambdaKinesisExecutionRole' },
  MQ: { source: 'Broker', policy: 'service-role/AWSLambdaAmazonMQExecutionRole' },
  MSK: { source: 'Stream', policy: 'service-role/AWSLambdaMSKExecutionRole' },
  SQS: { source: 'Queue', policy: 'service-role/AWSLambdaSQSQueueExecutionRole' },
  SelfManagedKafka: { source: '' },
}

export function isPolled(eventType: Json | undefined): boolean {
  return Object.hasOwn(POLLED, String(eventType))
}

/** The mapping that lets Lambda poll a source. */
export function mapping(id: string, functionId: string, eventType: string, given: JsonObject): JsonObject {
  const source = POLLED[eventType]?.source ?? ''
  const { [source]: arn, ...same } = given
  return {
    [id]: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { ...same, ...(arn !== undefined && { EventSourceArn: arn }), FunctionName: { Ref: functionId } },
    },
  }
}

/** The managed policies that a function's role needs for the sources that are polled for it. */
export function pollingPolicies(eventTypes: string[]): Json[] {
  const policies = eventTypes.flatMap((type) => POLLED[type]?.policy ?? [])
  return [...new Set(policies)].map((policy) => ({ 'Fn::Sub': `${SERVICE_ROLE}${policy}` }))
}
