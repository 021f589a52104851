import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { digestOf, wordOrDigest } from '../../digest.ts'
import { type Expanding, given, invalid, picked, resolved, type Source } from '../../expanding.ts'
import { objectPlace } from '../../functions/code.ts'
import { arnHere, ref, sub, wordOf } from '../../intrinsics.ts'
import { tagList } from '../../tags.ts'
import { apiDomain } from '../domain.ts'
import { authorizers } from './authorizers.ts'
import { completeDocument } from './complete.ts'
import { usagePlan } from './usage-plan.ts'

const STAGE =
  'CacheClusterEnabled CacheClusterSize Variables MethodSettings AccessLogSetting CanarySetting TracingEnabled'.split(
    ' ',
  )

/** A REST API with its deployment, stage and domain. Another document is another deployment, as its logical id says. */
export function expandApi(source: Source, all: Expanding): JsonObject {
  const own = { ...source, properties: checked(source, all) }
  const { id, passed, kept, properties } = own
  const body = completeDocument(own, all.partition)
  const location = properties.DefinitionUri ? objectPlace(id, 'DefinitionUri', properties.DefinitionUri) : undefined
  const made: JsonObject = {
    [id]: {
      Type: 'AWS::ApiGateway::RestApi',
      ...kept,
      Properties: given({ ...apiProperties(properties), BodyS3Location: location, Body: location ? undefined : body }),
    },
  }
  const domain = apiDomain(own, 'rest', all)
  const content = location ?? body
  const digest = digestOf(deploymentContent(content, properties), 40)
  const deploymentId = `${id}Deployment${digest.slice(0, 10)}`
  made[deploymentId] = {
    Type: 'AWS::ApiGateway::Deployment',
    ...passed,
    Properties: given({
      RestApiId: ref(id),
      Description: digest === '' ? undefined : `RestApi deployment id: ${digest}`,
      StageName: properties.OpenApiVersion === undefined ? 'Stage' : undefined,
    }),
  }
  const name = typeof properties.StageName === 'string' ? properties.StageName : ''
  const stageId = /^[\p{L}\p{N}]+$/u.test(name) ? `${id}${name}Stage` : `${id}Stage${wordOrDigest(name)}`
  made[stageId] = {
    Type: 'AWS::ApiGateway::Stage',
    ...passed,
    Properties: given({
      RestApiId: ref(id),
      DeploymentId: ref(deploymentId),
      StageName: properties.StageName,
      ...picked(properties, STAGE),
      Tags: properties.Tags === undefined ? undefined : tagList(properties.Tags),
    }),
  }
  return Object.assign(made, authorizerPermissions(own, all.partition), domain, usagePlan(own, stageId, all))
}

/** The properties with parameters filled in where SAM needs to know them. */
function checked({ id, properties: given }: Source, all: Expanding): JsonObject {
  const properties: JsonObject = { ...given }
  for (const name of ['BinaryMediaTypes', 'Domain', 'Auth']) {
    const value = resolved(all, properties[name])
    if (value !== undefined) properties[name] = value
  }
  if (properties.DefinitionUri && properties.DefinitionBody) {
    throw invalid(id, "Specify either 'DefinitionUri' or 'DefinitionBody' property and not both.")
  }
  if (properties.OpenApiVersion !== undefined && !/^[2-3](\.\d)(\.\d)?$/.test(wordOf(properties.OpenApiVersion))) {
    throw invalid(id, "The OpenApiVersion value must be of the format '3.0.0'.")
  }
  if (properties.StageName === undefined) throw invalid(id, "Missing required property 'StageName'.")
  return properties
}

function apiProperties(properties: JsonObject): Record<string, Json | undefined> {
  const same =
    'BinaryMediaTypes MinimumCompressionSize Name Description Mode ApiKeySourceType Policy SecurityPolicy EndpointAccessMode'
  return {
    ...picked(properties, same.split(' ')),
    FailOnWarnings: properties.FailOnWarnings || undefined,
    ...endpoint(properties.EndpointConfiguration),
  }
}

function endpoint(config: Json | undefined): Record<string, Json | undefined> {
  if (!config) return {}
  const settings: JsonObject = isObject(config) && config.Type ? config : { Type: config }
  return {
    Parameters: { endpointConfigurationTypes: settings.Type ?? null },
    EndpointConfiguration: given({
      Types: [settings.Type ?? null],
      VpcEndpointIds: settings.VPCEndpointIds ?? settings.VpcEndpointIds,
      IpAddressType: settings.IpAddressType,
    }),
  }
}

/** What makes another deployment: the document, its version, the domain. */
function deploymentContent(content: Json | undefined, { OpenApiVersion, Domain }: JsonObject): Json | undefined {
  if (content === undefined) return undefined
  const more = [OpenApiVersion, Domain].filter((one): one is Json => one !== undefined && one !== null)
  return more.length === 0 ? content : [content, ...more]
}

/** Lets the API call the functions that authorize for it. */
function authorizerPermissions({ id, properties, passed }: Source, partition: string): JsonObject {
  if (!isObject(properties.Auth)) return {}
  const known = authorizers(id, { Authorizers: properties.Auth.Authorizers ?? null })
  return Object.fromEntries(
    Object.entries(known).flatMap(([name, authorizer]): [string, Json][] => {
      if (!authorizer.FunctionArn || authorizer.DisableFunctionDefaultPermissions === true) return []
      return [[`${id}${name}AuthorizerPermission`, authorizerPermission(id, authorizer.FunctionArn, passed, partition)]]
    }),
  )
}

export function authorizerPermission(id: string, arn: Json, passed: JsonObject, partition?: string): JsonObject {
  return {
    Type: 'AWS::Lambda::Permission',
    ...passed,
    Properties: {
      Action: 'lambda:InvokeFunction',
      FunctionName: arn,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: sub(arnHere('execute-api', '${__ApiId__}/authorizers/*', partition), { __ApiId__: ref(id) }),
    },
  }
}
