import type { BeginningFor } from './beginning.ts'
import { syntaxOf } from './syntax.ts'

/** What differs between beginnings: the rest is the same for every bundle. */
export interface Skeleton {
  /** The properties of `schema.yaml`, indented as they stand there. */
  properties: string
  /** The fields of the example, one a line. */
  example: string
  template: string
  outputs: string
}

export function bucket({ engine }: BeginningFor): Skeleton {
  const { when, end, text } = syntaxOf[engine]
  return {
    properties: `        expireAfterDays:
          type: integer
          title: Days until objects expire
          description: Objects older than this are deleted. 0 keeps them for ever.
          default: 0
          minimum: 0
          maximum: 3650
          x-order: 1
        note:
          type: string
          title: Note
          description: What the bucket is for. Written as a tag on it.
          maxLength: 200
          x-order: 2
`,
    example: '  expireAfterDays: 30\n  note: Shared by the teams of the shop\n',
    template: `Resources:
  Bucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
      ${when('environment.inputs.expireAfterDays')}
      LifecycleConfiguration:
        Rules:
          - Status: Enabled
            ExpirationInDays: {{ environment.inputs.expireAfterDays }}
      ${end}
      Tags:
        - { Key: environment, Value: ${text('environment.name')} }
        ${when('environment.inputs.note')}
        - { Key: note, Value: ${text('environment.inputs.note')} }
        ${end}

Outputs:
  BucketName:
    Description: Services read and write here.
    Value: !Ref Bucket
`,
    outputs: '`BucketName`: what services read and write.',
  }
}

export function cluster({ engine }: BeginningFor): Skeleton {
  const { text } = syntaxOf[engine]
  return {
    properties: `        logRetentionDays:
          type: integer
          title: Days to keep logs
          description: Log lines older than this are deleted.
          enum: [7, 14, 30, 90, 365]
          default: 30
          x-order: 1
        containerInsights:
          type: string
          title: Container insights
          description: Measures processor, memory and network of every container. Costs per metric.
          enum: [enabled, disabled]
          default: disabled
          x-order: 2
`,
    example: '  logRetentionDays: 30\n  containerInsights: disabled\n',
    template: `Parameters:
  logRetentionDays:
    Type: Number
    Description: Days to keep logs.
  containerInsights:
    Type: String
    Description: Whether every container is measured.

Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties:
      ClusterSettings:
        - { Name: containerInsights, Value: !Ref containerInsights }
      Tags:
        - { Key: environment, Value: ${text('environment.name')} }

  Logs:
    Type: AWS::Logs::LogGroup
    Properties:
      RetentionInDays: !Ref logRetentionDays

Outputs:
  ClusterName:
    Description: Services run their tasks here.
    Value: !Ref Cluster
  LogGroupName:
    Description: Services write their logs here.
    Value: !Ref Logs
`,
    outputs: '`ClusterName`, `LogGroupName`: where services run, and where they write.',
  }
}
