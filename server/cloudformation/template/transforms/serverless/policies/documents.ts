import type { Json, JsonObject } from '../../../template.ts'

/** Lets a service take a role. */
export function trust(service: string): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  }
}

/** A policy inside a role that allows one thing. */
export function allows(PolicyName: string, Action: Json, Resource: Json): JsonObject {
  return { PolicyName, PolicyDocument: { Statement: [{ Action, Effect: 'Allow', Resource }] } }
}

/** What a role needs to send to the destination of an event; nothing for a kind that needs no leave. */
export function mayReach(kind: Json | undefined, target: Json, id: string): JsonObject | undefined {
  if (kind === 'SQS') return allows(`${id}SQSPolicy`, 'sqs:SendMessage', target)
  if (kind === 'SNS') return allows(`${id}SNSPolicy`, 'sns:publish', target)
  if (kind === 'EventBridge') return allows(`${id}EventBridgePolicy`, 'events:PutEvents', target)
  if (kind === 'Lambda') return allows(`${id}LambdaPolicy`, 'lambda:InvokeFunction', target)
  if (kind !== 'S3' && kind !== 'S3Bucket') return undefined
  return {
    PolicyName: `${id}S3Policy`,
    PolicyDocument: {
      Statement: [
        { Action: 's3:PutObject', Effect: 'Allow', Resource: { 'Fn::Join': ['/', [target, '*']] } },
        { Action: 's3:ListBucket', Effect: 'Allow', Resource: target },
      ],
    },
  }
}

/** Lets something send to a queue, from one source alone. */
export function queuePolicy(queueArn: Json, sourceArn: Json, principal: Json): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Action: 'sqs:SendMessage',
        Effect: 'Allow',
        Principal: principal,
        Resource: queueArn,
        Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
      },
    ],
  }
}
