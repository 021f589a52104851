import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { digestOf } from '../digest.ts'
import { type Expanding, given, invalid, resolved, type Source } from '../expanding.ts'
import { getAtt, idOf, ref, wordOf } from '../intrinsics.ts'
import { updatePolicy } from './deployment.ts'

/** What events call: a function, or the alias in front of it. */
export type Target = { name: JsonObject; arn: JsonObject }
export type Alias = { name: string; id: string; target: Target; made: JsonObject }

/** The version and the alias of `AutoPublishAlias`. Other code is another version, as its logical id says. */
export function aliasOf(source: Source, lambda: JsonObject, all: Expanding): Alias | undefined {
  const { id, properties, passed } = source
  if (!properties.AutoPublishAlias) return undefined
  const name = resolved(all, properties.AutoPublishAlias)
  if (typeof name !== 'string') {
    throw invalid(id, "'AutoPublishAlias' must be a string or a Ref to a template parameter")
  }
  if (!/^(?!\d+$)[\w-]+$/.test(name)) {
    throw invalid(
      id,
      `AutoPublishAlias name ('${name}') must contain only alphanumeric characters, hyphens, or underscores matching (?!^[0-9]+$)([a-zA-Z0-9-_]+) pattern.`,
    )
  }
  const sha = codeSha(source, lambda, all)
  const versionId = `${id}Version${sha?.slice(0, 10) ?? digestOf(versionContent(source, lambda, all))}`
  const aliasId = `${id}Alias${name.replaceAll('-', 'D').replaceAll('_', 'U')}`
  const policy = updatePolicy(source, all)
  const made: JsonObject = {
    [versionId]: {
      Type: 'AWS::Lambda::Version',
      DeletionPolicy: properties.VersionDeletionPolicy ?? (properties.CapacityProviderConfig ? 'Delete' : 'Retain'),
      ...passed,
      Properties: given({ FunctionName: ref(id), Description: properties.VersionDescription }),
    },
    [aliasId]: {
      Type: 'AWS::Lambda::Alias',
      ...passed,
      ...(policy && { UpdatePolicy: policy }),
      Properties: given({
        Name: name,
        FunctionName: ref(id),
        FunctionVersion: getAtt(versionId, 'Version'),
        ProvisionedConcurrencyConfig: properties.ProvisionedConcurrencyConfig,
      }),
    },
  }
  return { name, id: aliasId, target: { name: ref(aliasId), arn: ref(aliasId) }, made }
}

/** A given digest of the code decides, and is told in the description, so that the function changes with it. */
function codeSha({ id, properties }: Source, lambda: JsonObject, all: Expanding): string | undefined {
  if (!properties.AutoPublishCodeSha256) return undefined
  const sha = resolved(all, properties.AutoPublishCodeSha256)
  if (typeof sha !== 'string') throw invalid(id, 'AutoPublishCodeSha256 must be a string')
  const description = resolved(all, properties.Description)
  if (!description) lambda.Description = sha
  else if (typeof description === 'string') lambda.Description = `${description} ${sha}`
  else lambda.Description = { 'Fn::Join': [' ', [description, sha]] }
  return sha
}

function versionContent({ properties }: Source, lambda: JsonObject, all: Expanding): Json {
  if (properties.AutoPublishAliasAllProperties === true) return { ...lambda, ...publishedLayers(lambda, all) }
  const code = resolved(all, lambda.Code)
  const snap =
    isObject(lambda.SnapStart) && (lambda.SnapStart.ApplyOn ?? 'None') !== 'None' ? lambda.SnapStart : undefined
  return given({
    ...(isObject(code) && code),
    ...(isObject(lambda.Environment) && lambda.Environment),
    MemorySize: lambda.MemorySize || undefined,
    SnapStart: snap,
  })
}

function publishedLayers({ Layers }: JsonObject, { resources }: Expanding): JsonObject {
  const layers = Array.isArray(Layers) ? Layers.map(idOf) : []
  return Object.fromEntries(
    layers.flatMap((id): [string, Json][] => {
      const layer = typeof id === 'string' ? resources[id] : undefined
      const properties = isObject(layer) && isObject(layer.Properties) ? layer.Properties : {}
      return properties.PublishLambdaVersion === true ? [[wordOf(id), properties]] : []
    }),
  )
}
