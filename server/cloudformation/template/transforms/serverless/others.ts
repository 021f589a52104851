import { isObject, type JsonObject } from '../../template.ts'
import type { Expansion } from './expand.ts'
import { objectLocation, tagList, trust } from './function.ts'
import { policiesOf } from './policies.ts'

export const expandTable: Expansion = (logicalId, resource) => {
  const { Properties: _properties, Type: _type, ...members } = resource
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const key = isObject(given.PrimaryKey) ? given.PrimaryKey : {}
  const name = String(key.Name ?? 'id')
  const type = { String: 'S', Number: 'N', Binary: 'B' }[String(key.Type ?? 'String')] ?? 'S'
  return {
    [logicalId]: {
      ...members,
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
        KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
        ...(given.ProvisionedThroughput === undefined
          ? { BillingMode: 'PAY_PER_REQUEST' }
          : { ProvisionedThroughput: given.ProvisionedThroughput }),
        ...(given.TableName !== undefined && { TableName: given.TableName }),
        ...(given.SSESpecification !== undefined && { SSESpecification: given.SSESpecification }),
        ...(isObject(given.Tags) && { Tags: tagList(given.Tags) }),
      },
    },
  }
}

export const expandLayer: Expansion = (logicalId, resource) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const same = ['Description', 'LayerName', 'CompatibleArchitectures', 'CompatibleRuntimes', 'LicenseInfo']
  return {
    [logicalId]: {
      Type: 'AWS::Lambda::LayerVersion',
      DeletionPolicy: given.RetentionPolicy === 'Delete' ? 'Delete' : 'Retain',
      Properties: {
        LayerName: logicalId,
        Content: objectLocation(given.ContentUri),
        ...Object.fromEntries(same.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]]))),
      },
    },
  }
}

export const expandStateMachine: Expansion = (logicalId, resource) => {
  const given = isObject(resource.Properties) ? resource.Properties : {}
  const roleId = `${logicalId}Role`
  return {
    [logicalId]: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        ...machineDefinition(given),
        RoleArn: given.Role ?? { 'Fn::GetAtt': [roleId, 'Arn'] },
        ...(given.Name !== undefined && { StateMachineName: given.Name }),
        StateMachineType: given.Type ?? 'STANDARD',
        ...(given.DefinitionSubstitutions !== undefined && { DefinitionSubstitutions: given.DefinitionSubstitutions }),
        Tags: tagList({ ...(isObject(given.Tags) ? given.Tags : {}), 'stateMachine:createdBy': 'SAM' }),
      },
    },
    ...(given.Role === undefined && { [roleId]: machineRole(logicalId, given) }),
  }
}

function machineDefinition(given: JsonObject): JsonObject {
  if (given.Definition !== undefined) return { Definition: given.Definition }
  const { S3Bucket = '', S3Key = '' } = objectLocation(given.DefinitionUri) as JsonObject
  return { DefinitionS3Location: { Bucket: S3Bucket, Key: S3Key } }
}

function machineRole(logicalId: string, given: JsonObject): JsonObject {
  const { managed, inline } = policiesOf(logicalId, given.Policies)
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: trust('states.amazonaws.com'),
      ManagedPolicyArns: managed,
      ...(inline.length > 0 && { Policies: inline }),
    },
  }
}
