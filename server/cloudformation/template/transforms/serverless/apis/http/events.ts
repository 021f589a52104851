import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { type Called, permission } from '../../events/event.ts'
import { type Expanding, invalidEvent } from '../../expanding.ts'
import { alternatives, arnHere, idOf, sub, wordOf } from '../../intrinsics.ts'
import {
  ANY_METHOD,
  addIntegration,
  DEFAULT_PATH,
  hasIntegration,
  INTEGRATION,
  integrationOf,
  isHttpDocument,
  methodsAt,
  securityOf,
} from '../document.ts'
import { arnPath, invocation } from '../rest/events.ts'

/** A route of an HTTP API that leads to a function. */
export function addHttpRoute(event: Called, all: Expanding): JsonObject {
  const { given } = event
  const id = wordOf(idOf(given.ApiId) ?? '')
  const resource = all.resources[id]
  const api = isObject(resource) && isObject(resource.Properties) ? resource.Properties : {}
  const path = wordOf(given.Path)
  const method = wordOf(given.Method).toLowerCase()
  const allowed = routePermission(event, api, path, method)
  if (isHttpDocument(api.DefinitionBody)) addRoute(event, api, api.DefinitionBody, path, method, all.managed.has(id))
  return allowed
}

function addRoute(event: Called, api: JsonObject, body: JsonObject, path: string, method: string, isManaged: boolean) {
  const { name, source, target, given } = event
  const isThere = hasIntegration(body, path, method)
  if (isManaged && isThere) {
    throw invalidEvent(source.id, name, `API method '${method}' defined multiple times for path '${path}'.`)
  }
  const write = (definition: JsonObject) => {
    definition[INTEGRATION] = {
      type: 'aws_proxy',
      httpMethod: 'POST',
      payloadFormatVersion: '2.0',
      uri: invocation(target.arn, 'whole', source.passed.Condition),
    }
    if (path === DEFAULT_PATH && method === ANY_METHOD) definition.isDefaultRoute = true
    definition.responses ??= {}
  }
  if (!isThere) addIntegration(body, path, method, write, source.passed.Condition)
  if (isObject(given.Auth)) authorize(event, api, given.Auth, methodsAt(body, path, method))
  const parameters = [...path.matchAll(/\{(.*?)\}/g)].flatMap(([, word]) => word ?? [])
  for (const one of methodsAt(body, path, method)) {
    if (given.TimeoutInMillis) integrationOf(one).timeoutInMillis = given.TimeoutInMillis
    if (parameters.length > 0) addParameters(one, parameters)
    if (given.PayloadFormatVersion) integrationOf(one).payloadFormatVersion = given.PayloadFormatVersion
  }
}

function addParameters(definition: JsonObject, names: string[]): void {
  const known = Array.isArray(definition.parameters) ? definition.parameters.filter(isObject) : []
  for (const name of names) {
    const before = known.find((one) => one.name === name)
    if (before) Object.assign(before, { in: 'path', required: true })
    else known.push({ name, in: 'path', required: true })
  }
  definition.parameters = known
}

function authorize(event: Called, api: JsonObject, auth: JsonObject, definitions: JsonObject[]): void {
  const { name: event_, source, given } = event
  const common = isObject(api.Auth) ? api.Auth : {}
  const name = auth.Authorizer || common.DefaultAuthorizer
  const wrong = (why: string) => invalidEvent(source.id, event_, why)
  const about = `on API method [${wordOf(given.Method).toLowerCase()}] for path [${wordOf(given.Path)}] because`
  if (!name) {
    throw wrong(
      "'Auth' section requires either an explicit 'Authorizer' set or a 'DefaultAuthorizer' configured on the HttpApi.",
    )
  }
  if (name === 'NONE' && !common.DefaultAuthorizer) {
    throw wrong(
      `Unable to set Authorizer ${about} 'NONE' is only a valid value when a DefaultAuthorizer on the API is specified.`,
    )
  }
  const isIam = name === 'AWS_IAM' && common.EnableIamAuthorizer === true
  const known = isObject(common.Authorizers) ? common.Authorizers[wordOf(name)] : undefined
  if (name !== 'NONE' && !isIam && !isObject(common.Authorizers)) {
    throw wrong(`Unable to set Authorizer [${wordOf(name)}] ${about} the related API does not define any Authorizers.`)
  }
  if (name !== 'NONE' && !isIam && !known) {
    throw wrong(`Unable to set Authorizer [${wordOf(name)}] ${about} it wasn't defined in the API's Authorizers.`)
  }
  if (auth.AuthorizationScopes && !Array.isArray(auth.AuthorizationScopes)) {
    throw wrong(`Unable to set Authorizer ${about} 'AuthorizationScopes' must be a list of strings.`)
  }
  const own = Array.isArray(auth.AuthorizationScopes) && auth.AuthorizationScopes.length > 0
  const scopes = own ? auth.AuthorizationScopes : isObject(known) ? known.AuthorizationScopes : undefined
  const isNamed = name !== 'NONE' && name !== 'AWS_IAM'
  for (const one of definitions) {
    one.security = [...securityOf(one), { [wordOf(name)]: (isNamed && scopes) || [] }]
  }
}

/** Lets the API call the function; the default route of the same function has allowed it already. */
function routePermission(event: Called, api: JsonObject, path: string, method: string): JsonObject {
  const { source, given } = event
  const isDefault = path === DEFAULT_PATH
  const body = isObject(api.DefinitionBody) ? api.DefinitionBody : undefined
  if (!isDefault && body && leadsTo(body, source.id)) return {}
  const place = isDefault ? '' : arnPath(path)
  const verb = method === 'any' || method === ANY_METHOD ? '*' : method.toUpperCase()
  const SourceArn = sub(arnHere('execute-api', `\${__ApiId__}/\${__Stage__}/${verb}${place}`), {
    __ApiId__: given.ApiId ?? '',
    __Stage__: '*',
  })
  return permission(event, 'apigateway.amazonaws.com', { SourceArn })
}

function leadsTo(body: JsonObject, functionId: string): boolean {
  const definitions = methodsAt(body, DEFAULT_PATH, ANY_METHOD)
  const uris = definitions.flatMap((one) => alternatives(integrationOf(one).uri))
  const names = (uri: Json) => /([A-Za-z0-9]+)\.Arn/.exec(isObject(uri) ? wordOf(uri['Fn::Sub']) : '')?.[1]
  return uris.length > 0 && uris.every((uri) => names(uri) === functionId)
}
