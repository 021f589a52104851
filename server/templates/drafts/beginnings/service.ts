import type { BeginningFor } from './beginning.ts'
import type { Skeleton } from './environment.ts'
import { syntaxOf } from './syntax.ts'

export function queue({ engine }: BeginningFor): Skeleton {
  const { when, end, text } = syntaxOf[engine]
  return {
    properties: `        visibilityTimeoutSeconds:
          type: integer
          title: Seconds to work on a message
          description: A message that is not deleted in this time is handed out again.
          default: 60
          minimum: 1
          maximum: 43200
          x-order: 1
        retentionSeconds:
          type: integer
          title: Seconds to keep messages
          description: Messages nobody took are deleted after this time. 345,600 are 4 days.
          default: 345600
          minimum: 60
          maximum: 1209600
          x-order: 2
        keepFailed:
          type: boolean
          title: Keep what fails
          description: After three tries a message moves to a queue of its own.
          default: true
          x-order: 3
`,
    example: '      visibilityTimeoutSeconds: 60\n      retentionSeconds: 345600\n      keepFailed: true\n',
    template: `Parameters:
  visibilityTimeoutSeconds:
    Type: Number
    Description: Seconds to work on a message.
  retentionSeconds:
    Type: Number
    Description: Seconds to keep messages.

Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      VisibilityTimeout: !Ref visibilityTimeoutSeconds
      MessageRetentionPeriod: !Ref retentionSeconds
      ${when('service_instance.inputs.keepFailed')}
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Failed.Arn
        maxReceiveCount: 3
      ${end}
      Tags:
        - { Key: service, Value: ${text('service.name')} }
        - { Key: environment, Value: ${text('environment.name')} }

  ${when('service_instance.inputs.keepFailed')}
  Failed:
    Type: AWS::SQS::Queue
    Properties:
      MessageRetentionPeriod: 1209600
  ${end}

Outputs:
  QueueUrl:
    Description: Where messages are sent.
    Value: !Ref Queue
`,
    outputs: '`QueueUrl`: where messages are sent.',
  }
}

export function table({ engine }: BeginningFor): Skeleton {
  const { text } = syntaxOf[engine]
  return {
    properties: `        keyName:
          type: string
          title: Name of the key
          description: The attribute by which items are found. It cannot be changed afterwards.
          default: id
          pattern: '^[A-Za-z][A-Za-z0-9_]{0,99}$'
          x-immutable: true
          x-order: 1
        recovery:
          type: boolean
          title: Recovery to any second
          description: Goes back to any moment of the last 35 days. Costs per gigabyte.
          default: true
          x-order: 2
`,
    example: '      keyName: id\n      recovery: true\n',
    template: `Parameters:
  keyName:
    Type: String
    Description: The attribute by which items are found.

Resources:
  Table:
    Type: AWS::DynamoDB::Table
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions:
        - { AttributeName: !Ref keyName, AttributeType: S }
      KeySchema:
        - { AttributeName: !Ref keyName, KeyType: HASH }
      PointInTimeRecoverySpecification:
        PointInTimeRecoveryEnabled: ${engine === 'jinja' ? '{{ service_instance.inputs.recovery | tojson }}' : '{{service_instance.inputs.recovery}}'}
      Tags:
        - { Key: service, Value: ${text('service.name')} }
        - { Key: environment, Value: ${text('environment.name')} }

Outputs:
  TableName:
    Description: What to read and write.
    Value: !Ref Table
`,
    outputs: '`TableName`: what to read and write.',
  }
}
