import { entry, isObject, type Json, type JsonObject } from '../../template.ts'
import { invalidDocument } from './expanding.ts'
import { isIntrinsic, wordOf } from './intrinsics.ts'

/** What may stand in each part of `Globals`. */
const SECTIONS: Record<string, string> = {
  Api: 'Auth Name DefinitionUri CacheClusterEnabled CacheClusterSize MergeDefinitions Variables EndpointConfiguration MethodSettings BinaryMediaTypes MinimumCompressionSize Cors GatewayResponses AccessLogSetting CanarySetting TracingEnabled OpenApiVersion Domain AlwaysDeploy PropagateTags SecurityPolicy EndpointAccessMode',
  CapacityProvider: 'VpcConfig OperatorRole Tags InstanceRequirements ScalingConfig KmsKeyArn PropagateTags',
  Function:
    'Handler Runtime CodeUri DeadLetterQueue Description MemorySize Timeout VpcConfig Environment Tags PropagateTags Tracing KmsKeyArn AutoPublishAlias AutoPublishAliasAllProperties Layers DeploymentPreference RolePath PermissionsBoundary ReservedConcurrentExecutions ProvisionedConcurrencyConfig AssumeRolePolicyDocument EventInvokeConfig FileSystemConfigs CodeSigningConfigArn Architectures SnapStart EphemeralStorage FunctionUrlConfig RuntimeManagementConfig LoggingConfig RecursiveLoop SourceKMSKeyArn TenancyConfig DurableConfig CapacityProviderConfig FunctionScalingConfig PublishToLatestPublished VersionDeletionPolicy',
  HttpApi:
    'Auth AccessLogSettings StageVariables Tags CorsConfiguration DefaultRouteSettings Domain RouteSettings FailOnWarnings PropagateTags',
  LayerVersion: 'PublishLambdaVersion',
  SimpleTable: 'SSESpecification',
  StateMachine: 'PropagateTags',
  WebSocketApi:
    'AccessLogSettings ApiKeySelectionExpression DefaultRouteSettings DisableExecuteApiEndpoint DisableSchemaValidation Domain FailOnWarnings IpAddressType PropagateTags RouteSelectionExpression RouteSettings StageVariables Tags',
}

const PREFIX = 'AWS::Serverless::'

export function checkGlobals(globals: Json | undefined): void {
  if (globals === undefined) return
  if (!isObject(globals)) throw wrong('It must be a non-empty dictionary')
  for (const [section, properties] of Object.entries(globals)) {
    const known = entry(SECTIONS, section)?.split(' ')
    if (!known)
      throw wrong(
        `'${section}' is not supported. Must be one of the following values - ${listed(Object.keys(SECTIONS))}`,
      )
    if (!isObject(properties)) throw wrong('Value of ${section} must be a dictionary')
    const unknown = Object.keys(properties).find((name) => !known.includes(name))
    if (unknown !== undefined) {
      throw wrong(
        `'${unknown}' is not a supported property of '${section}'. Must be one of the following values - ${listed(known)}`,
      )
    }
  }
}

/** Properties of a resource on top of what `Globals` says of its kind, except what it does not want of that. */
export function withGlobals(id: string, resource: JsonObject, globals: Json | undefined): JsonObject {
  const type = wordOf(resource.Type)
  const section = type.startsWith(PREFIX) && isObject(globals) ? entry(globals, type.slice(PREFIX.length)) : undefined
  const { IgnoreGlobals, ...rest } = resource
  const own = isObject(resource.Properties) ? resource.Properties : {}
  if (!isObject(section)) return type.startsWith(PREFIX) ? { ...rest, Properties: own } : resource
  if (IgnoreGlobals === '*') return { ...rest, Properties: own }
  const unwanted = Array.isArray(IgnoreGlobals) ? IgnoreGlobals : []
  const unknown = unwanted.find((name) => !Object.hasOwn(section, wordOf(name)))
  if (unknown !== undefined) {
    const why = `Resource ${id} has invalid resource attribute 'IgnoreGlobals' on item '${wordOf(unknown)}'.`
    throw invalidDocument([`Resource with id [${id}] is invalid. ${why}`])
  }
  const wanted = Object.fromEntries(Object.entries(section).filter(([name]) => !unwanted.includes(name)))
  return { ...rest, Properties: merged(structuredClone(wanted), own) as JsonObject }
}

/** Maps are merged, lists are put in front, anything else is replaced. */
function merged(base: Json, own: Json): Json {
  if (Array.isArray(base) && Array.isArray(own)) return [...base, ...own]
  if (!isObject(base) || !isObject(own) || isIntrinsic(base) || isIntrinsic(own)) return own
  const result: JsonObject = { ...base }
  for (const [name, value] of Object.entries(own)) {
    const before = entry(base, name)
    result[name] = before === undefined ? value : merged(before, value)
  }
  return result
}

function listed(names: string[]): string {
  return `[${names.map((name) => `'${name}'`).join(', ')}]`
}

function wrong(why: string) {
  return invalidDocument([`'Globals' section is invalid. ${why}`])
}
