import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { digestOf } from '../../digest.ts'
import { type Expanding, given, invalid, picked, resolved, type Source } from '../../expanding.ts'
import { objectPlace } from '../../functions/code.ts'
import { alternatives, isIntrinsic, isNoValue, ref, wordOf } from '../../intrinsics.ts'
import { DEFAULT_PATH, INTEGRATION, isHttpDocument, itemsOf, methodName, pathsOf } from '../document.ts'
import { apiDomain } from '../domain.ts'
import { authorizerPermission } from '../rest/api.ts'
import { httpAuthorizers, openIdScheme } from './authorizers.ts'

/** An HTTP API with its stage and domain. */
export function expandHttpApi(source: Source, all: Expanding): JsonObject {
  const { id, passed, kept } = source
  const properties: JsonObject = { ...source.properties }
  for (const name of ['CorsConfiguration', 'Domain']) {
    const value = resolved(all, properties[name])
    if (value !== undefined) properties[name] = value
  }
  const own = { ...source, properties }
  if (properties.DefinitionUri && properties.DefinitionBody) {
    throw invalid(id, "Specify either 'DefinitionUri' or 'DefinitionBody' property and not both.")
  }
  const body = isObject(properties.DefinitionBody) ? properties.DefinitionBody : undefined
  if (body) completeHttpDocument(own, body, all.partition)
  const location = properties.DefinitionUri ? objectPlace(id, 'DefinitionUri', properties.DefinitionUri) : undefined
  const stage = properties.StageName || DEFAULT_PATH
  const tags: JsonObject | undefined =
    body && isHttpDocument(body)
      ? { ...(isObject(properties.Tags) && properties.Tags), 'httpapi:createdBy': 'SAM' }
      : isObject(properties.Tags)
        ? properties.Tags
        : undefined
  const made: JsonObject = {
    [id]: {
      Type: 'AWS::ApiGatewayV2::Api',
      ...kept,
      Properties: given({
        BodyS3Location: location,
        Body: location ? undefined : body,
        FailOnWarnings: properties.FailOnWarnings || undefined,
      }),
    },
    ...permissions(own),
    ...apiDomain(own, 'http', all),
    [stageIdOf(id, stage)]: {
      Type: 'AWS::ApiGatewayV2::Stage',
      ...passed,
      Properties: given({
        ApiId: ref(id),
        StageName: stage,
        ...picked(properties, ['StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings']),
        Tags: tags,
        AutoDeploy: true,
      }),
    },
  }
  return body ? withTags(made, tags) : made
}

/** The tags of an API with a document in the template are those of all that is made of it. */
function withTags(made: JsonObject, tags: JsonObject | undefined): JsonObject {
  for (const resource of Object.values(made)) {
    const isDomain = isObject(resource) && resource.Type === 'AWS::ApiGatewayV2::DomainName'
    if (isDomain && isObject(resource.Properties) && tags) resource.Properties.Tags = tags
  }
  return made
}

function stageIdOf(id: string, stage: Json): string {
  if (stage === DEFAULT_PATH) return `${id}ApiGatewayDefaultStage`
  if (typeof stage === 'string' && /^[\p{L}\p{N}]+$/u.test(stage)) return `${id}${stage}Stage`
  return `${id}Stage${typeof stage === 'string' ? digestOf(stage) : ''}`
}

function permissions({ id, properties, passed }: Source): JsonObject {
  if (!isObject(properties.Auth)) return {}
  return Object.fromEntries(
    Object.entries(httpAuthorizers(id, properties.Auth)).flatMap(([name, authorizer]): [string, Json][] =>
      authorizer.FunctionArn && authorizer.EnableFunctionDefaultPermissions === true
        ? [[`${id}${name}AuthorizerPermission`, authorizerPermission(id, authorizer.FunctionArn, passed)]]
        : [],
    ),
  )
}

/** Writes into the document what the API says of all its routes. */
function completeHttpDocument({ id, properties }: Source, body: JsonObject, partition: string): void {
  if (properties.CorsConfiguration) addCors(id, properties.CorsConfiguration, body)
  if (isObject(properties.Auth)) authorize(id, properties.Auth, body, partition)
  if (isHttpDocument(body)) addTags(properties, body)
  if (properties.DisableExecuteApiEndpoint !== undefined) {
    const servers = Array.isArray(body.servers) ? body.servers.filter(isObject) : [{}]
    const key = 'x-amazon-apigateway-endpoint-configuration'
    body.servers = servers.map((server: JsonObject) => ({
      ...server,
      [key]: {
        ...(isObject(server[key]) && server[key]),
        disableExecuteApiEndpoint: properties.DisableExecuteApiEndpoint ?? null,
      },
    }))
  }
  const info: JsonObject = isObject(body.info) ? body.info : {}
  const isDefined = (what: string) =>
    invalid(
      id,
      `Unable to set ${what} because it is already defined within inline OpenAPI specified in the 'DefinitionBody' property.`,
    )
  if (properties.Name) {
    if (!isObject(info.title) || info.title.Ref !== 'AWS::StackName') throw isDefined('Name')
    body.info = { ...info, title: properties.Name }
  }
  if (properties.Description) {
    if (info.description) throw isDefined('Description')
    body.info = { ...(body.info as JsonObject), description: properties.Description }
  }
  const paths = pathsOf(body)
  if (properties.FailOnWarnings && paths[DEFAULT_PATH] !== undefined) {
    paths[`/${DEFAULT_PATH}`] = paths[DEFAULT_PATH]
    delete paths[DEFAULT_PATH]
  }
}

const CORS: Record<string, string> = {
  AllowOrigins: 'allowOrigins',
  AllowHeaders: 'allowHeaders',
  AllowMethods: 'allowMethods',
  ExposeHeaders: 'exposeHeaders',
  MaxAge: 'maxAge',
  AllowCredentials: 'allowCredentials',
}

function addCors(id: string, cors: Json, body: JsonObject): void {
  if (!isHttpDocument(body)) {
    throw invalid(
      id,
      "Unable to add Cors configuration because 'DefinitionBody' does not contain a valid OpenApi definition.",
    )
  }
  const before: JsonObject = isObject(body['x-amazon-apigateway-cors']) ? body['x-amazon-apigateway-cors'] : {}
  if (isIntrinsic(cors)) {
    const text = Object.entries(CORS).reduce((sum, [word, key]) => sum.replaceAll(word, key), JSON.stringify(cors))
    body['x-amazon-apigateway-cors'] = { ...before, ...(JSON.parse(text) as JsonObject) }
    return
  }
  const settings: JsonObject = isObject(cors) ? cors : { AllowOrigins: ['*'] }
  const unknown = Object.keys(settings).find((name) => !Object.hasOwn(CORS, name))
  if (unknown !== undefined) throw invalid(id, `Invalid key '${unknown}' for 'Cors' property.`)
  const isAnyone = JSON.stringify(settings.AllowOrigins) === '["*"]'
  if (settings.AllowCredentials === true && isAnyone) {
    throw invalid(
      id,
      "Unable to add Cors configuration because 'AllowCredentials' can not be true when 'AllowOrigin' is \"'*'\" or not set.",
    )
  }
  const wanted = Object.entries(settings).filter(([name, value]) =>
    name === 'AllowCredentials' ? value === true : name === 'MaxAge' ? value !== null : Boolean(value),
  )
  const added = Object.fromEntries(wanted.map(([name, value]) => [CORS[name] ?? name, value]))
  body['x-amazon-apigateway-cors'] = { ...before, ...added }
}

function authorize(id: string, auth: JsonObject, body: JsonObject, partition: string): void {
  const known = httpAuthorizers(id, auth)
  const schemes = Object.entries(known).map(([name, one]): [string, Json] => [
    name,
    openIdScheme(id, name, one, partition),
  ])
  if (schemes.length > 0) {
    const components: JsonObject = isObject(body.components) ? body.components : {}
    const before = isObject(components.securitySchemes) ? components.securitySchemes : {}
    body.components = { ...components, securitySchemes: { ...before, ...Object.fromEntries(schemes) } }
  }
  const name = auth.DefaultAuthorizer
  if (!name || isNoValue(name)) return
  if (typeof name !== 'string' || !known[name]) {
    throw invalid(id, `Unable to set DefaultAuthorizer because '${wordOf(name)}' was not defined in 'Authorizers'.`)
  }
  for (const path of Object.keys(pathsOf(body))) {
    for (const item of itemsOf(body, path)) {
      for (const [method, value] of Object.entries(item)) {
        if (methodName(method) === 'options' || method === 'parameters') continue
        for (const one of alternatives(value).filter(isObject)) {
          const hasOwn = Array.isArray(one.security) && one.security.length > 0
          if (one[INTEGRATION] && !hasOwn) one.security = [{ [name]: known[name].AuthorizationScopes ?? [] }]
        }
      }
    }
  }
}

const TAG = 'x-amazon-apigateway-tag-value'

function addTags({ Tags }: JsonObject, body: JsonObject): void {
  const tags: JsonObject = { ...(isObject(Tags) && Tags), 'httpapi:createdBy': 'SAM' }
  const known = Array.isArray(body.tags) ? body.tags.filter(isObject) : []
  for (const [name, value] of Object.entries(tags)) {
    const before = known.find((one) => one.name === name)
    if (before) before[TAG] = value
    else known.push({ name, [TAG]: value })
  }
  body.tags = known
}
