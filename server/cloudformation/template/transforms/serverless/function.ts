import { createHash } from 'node:crypto'
import { isObject, type Json, type JsonObject } from '../../template.ts'
import { expandEvent } from './events.ts'
import type { Expansion } from './expand.ts'
import { policiesOf } from './policies.ts'
import { pollingPolicies } from './sources.ts'

/** Properties of a serverless function that Lambda takes as they are. */
const SAME = [
  'Architectures',
  'CodeSigningConfigArn',
  'Description',
  'EphemeralStorage',
  'FileSystemConfigs',
  'FunctionName',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'Layers',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'RecursiveLoop',
  'ReservedConcurrentExecutions',
  'Runtime',
  'RuntimeManagementConfig',
  'Timeout',
]

const SERVICE_ROLE = 'arn:${AWS::Partition}:iam::aws:policy/'

export const expandFunction: Expansion = (logicalId, resource, all) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const roleId = `${logicalId}Role`
  const makesRole = given.Role === undefined
  const { Properties: _properties, Type: _type, ...members } = resource
  const events = isObject(given.Events) ? Object.entries(given.Events) : []
  return {
    [logicalId]: {
      ...members,
      Type: 'AWS::Lambda::Function',
      Properties: functionProperties(given, makesRole ? { 'Fn::GetAtt': [roleId, 'Arn'] } : (given.Role ?? '')),
    },
    ...(makesRole && { [roleId]: role(logicalId, given, members.Condition) }),
    ...alias(logicalId, given),
    ...url(logicalId, given),
    ...Object.assign({}, ...events.map(([name, event]) => expandEvent(logicalId, name, event, all))),
  }
}

function functionProperties(given: JsonObject, roleArn: Json): JsonObject {
  const same = Object.fromEntries(SAME.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])))
  return {
    Code: codeOf(given),
    ...same,
    Role: roleArn,
    Tags: tagList({ ...(isObject(given.Tags) ? given.Tags : {}), 'lambda:createdBy': 'SAM' }),
    ...(given.Environment !== undefined && { Environment: given.Environment }),
    ...(given.VpcConfig !== undefined && { VpcConfig: given.VpcConfig }),
    ...(typeof given.Tracing === 'string' && { TracingConfig: { Mode: given.Tracing } }),
    ...(isObject(given.DeadLetterQueue) && { DeadLetterConfig: { TargetArn: given.DeadLetterQueue.TargetArn ?? '' } }),
  }
}

function codeOf(given: JsonObject): Json {
  if (given.InlineCode !== undefined) return { ZipFile: given.InlineCode }
  if (given.ImageUri !== undefined) return { ImageUri: given.ImageUri }
  return objectLocation(given.CodeUri)
}

/** `s3://bucket/key`, or the map with Bucket, Key and Version, as Lambda wants it. */
export function objectLocation(uri: Json | undefined): Json {
  if (isObject(uri)) {
    const { Bucket = '', Key = '', Version } = uri
    return { S3Bucket: Bucket, S3Key: Key, ...(Version !== undefined && { S3ObjectVersion: Version }) }
  }
  const [, bucket = 'local', key = String(uri ?? 'code')] = /^s3:\/\/([^/]+)\/(.+)$/.exec(String(uri)) ?? []
  return { S3Bucket: bucket, S3Key: key }
}

export function tagList(tags: JsonObject): Json[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
}

function role(logicalId: string, given: JsonObject, condition: Json | undefined): JsonObject {
  const basic = given.VpcConfig === undefined ? 'AWSLambdaBasicExecutionRole' : 'AWSLambdaVPCAccessExecutionRole'
  const { managed, inline } = policiesOf(logicalId, given.Policies)
  const events = isObject(given.Events) ? Object.values(given.Events) : []
  const polling = pollingPolicies(events.flatMap((event) => (isObject(event) ? [String(event.Type)] : [])))
  return {
    Type: 'AWS::IAM::Role',
    ...(condition !== undefined && { Condition: condition }),
    Properties: {
      AssumeRolePolicyDocument: given.AssumeRolePolicyDocument ?? trust('lambda.amazonaws.com'),
      ManagedPolicyArns: [{ 'Fn::Sub': `${SERVICE_ROLE}service-role/${basic}` }, ...managed, ...polling],
      ...(inline.length > 0 && { Policies: inline }),
      ...(given.PermissionsBoundary !== undefined && { PermissionsBoundary: given.PermissionsBoundary }),
      Tags: tagList({ 'lambda:createdBy': 'SAM' }),
    },
  }
}

export function trust(service: string): JsonObject {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  }
}

function alias(logicalId: string, given: JsonObject): JsonObject {
  if (typeof given.AutoPublishAlias !== 'string') return {}
  // Other code is another version, as its logical id says.
  const digest = createHash('sha1')
    .update(JSON.stringify(codeOf(given)))
    .digest('hex')
    .slice(0, 10)
  const version = `${logicalId}Version${digest}`
  return {
    [version]: {
      Type: 'AWS::Lambda::Version',
      DeletionPolicy: 'Retain',
      Properties: { FunctionName: { Ref: logicalId } },
    },
    [`${logicalId}Alias${given.AutoPublishAlias}`]: {
      Type: 'AWS::Lambda::Alias',
      Properties: {
        Name: given.AutoPublishAlias,
        FunctionName: { Ref: logicalId },
        FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] },
      },
    },
  }
}

function url(logicalId: string, given: JsonObject): JsonObject {
  if (!isObject(given.FunctionUrlConfig)) return {}
  return {
    [`${logicalId}Url`]: {
      Type: 'AWS::Lambda::Url',
      Properties: { TargetFunctionArn: { Ref: logicalId }, AuthType: 'AWS_IAM', ...given.FunctionUrlConfig },
    },
  }
}
