import { isObject, type JsonObject } from '../../../template.ts'
import { digestOf } from '../digest.ts'
import { type Expanding, given, invalid, picked, resolved, type Source } from '../expanding.ts'
import { objectLocation } from '../functions/code.ts'
import { wordOf } from '../intrinsics.ts'
import { tagList } from '../tags.ts'

const KEY_TYPES: Record<string, string> = { String: 'S', Number: 'N', Binary: 'B' }

export function expandTable({ id, properties, kept }: Source): JsonObject {
  const key = isObject(properties.PrimaryKey) ? properties.PrimaryKey : { Name: 'id', Type: 'String' }
  const type = KEY_TYPES[wordOf(key.Type)]
  if (type === undefined) throw invalid(id, `Invalid 'Type' "${wordOf(key.Type)}".`)
  const name = key.Name ?? ''
  const tags = tagList(properties.Tags)
  return {
    [id]: {
      Type: 'AWS::DynamoDB::Table',
      ...kept,
      Properties: given({
        AttributeDefinitions: [{ AttributeName: name, AttributeType: type }],
        KeySchema: [{ AttributeName: name, KeyType: 'HASH' }],
        ...(properties.ProvisionedThroughput
          ? { ProvisionedThroughput: properties.ProvisionedThroughput }
          : { BillingMode: 'PAY_PER_REQUEST' }),
        ...picked(properties, ['PointInTimeRecoverySpecification', 'SSESpecification', 'TableName']),
        Tags: tags.length > 0 ? tags : undefined,
      }),
    },
  }
}

const LAYER_TEXTS = ['LayerName', 'LicenseInfo', 'Description', 'RetentionPolicy']

/** A layer that changes is another layer, as its logical id says; references follow. */
export function expandLayer({ id, properties, kept, passed }: Source, all: Expanding): JsonObject {
  if (properties.ContentUri === undefined) throw invalid(id, "Missing required property 'ContentUri'.")
  const own: JsonObject = { ...properties, ...(resolved(all, picked(properties, LAYER_TEXTS)) as JsonObject) }
  const { DeletionPolicy: _deletion, UpdateReplacePolicy: _replace, Metadata: _metadata, ...rest } = kept
  const content = { [id]: { Type: 'AWS::Serverless::LayerVersion', ...rest, Properties: own } }
  const newId = `${id}${digestOf(content)}`
  all.renamed[id] = newId
  return {
    [newId]: {
      Type: 'AWS::Lambda::LayerVersion',
      ...picked(kept, ['DependsOn']),
      ...passed,
      DeletionPolicy: retention(id, own) ?? passed.DeletionPolicy ?? 'Retain',
      Properties: given({
        LayerName: own.LayerName || id,
        Description: own.Description,
        Content: objectLocation(id, 'ContentUri', own.ContentUri),
        CompatibleArchitectures: own.CompatibleArchitectures,
        CompatibleRuntimes: own.CompatibleRuntimes,
        LicenseInfo: own.LicenseInfo,
      }),
    },
  }
}

function retention(id: string, { RetentionPolicy }: JsonObject): string | undefined {
  if (RetentionPolicy === undefined || RetentionPolicy === null) return undefined
  const known = ['Retain', 'Delete'].find((one) => one.toLowerCase() === wordOf(RetentionPolicy).toLowerCase())
  if (isObject(RetentionPolicy)) {
    throw invalid(
      id,
      "'RetentionPolicy' does not accept intrinsic functions, please use one of the following options: ['Retain', 'Delete']",
    )
  }
  if (!known) throw invalid(id, "'RetentionPolicy' must be one of the following options: ['Retain', 'Delete'].")
  return known
}

/** An application is a nested stack; one of the application repository leads to no template here. */
export function expandApplication({ id, properties, kept, passed }: Source): JsonObject {
  const { Location } = properties
  if (Location === undefined) throw invalid(id, "Missing required property 'Location'.")
  const named = isObject(Location)
    ? given({
        'serverlessrepo:applicationId': Location.ApplicationId,
        'serverlessrepo:semanticVersion': Location.SemanticVersion,
      })
    : {}
  return {
    [id]: {
      Type: 'AWS::CloudFormation::Stack',
      ...picked(kept, ['DependsOn']),
      ...passed,
      Properties: given({
        ...picked(properties, ['Parameters', 'NotificationARNs', 'TimeoutInMinutes']),
        Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }, ...tagList(named), ...tagList(properties.Tags)],
        TemplateURL: typeof Location === 'string' ? Location : '',
      }),
    },
  }
}
