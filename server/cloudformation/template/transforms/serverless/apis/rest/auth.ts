import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { type Expanding, invalid, invalidEvent, resolved, type Source } from '../../expanding.ts'
import { wordOf } from '../../intrinsics.ts'
import { allMethodsAt, isRestDocument, methodsAt, pathsOf, securityOf } from '../document.ts'
import { authorizers, schemeOf } from './authorizers.ts'
import { addResourcePolicy } from './resource-policy.ts'

type Route = {
  event: { source: Source; name: string; given: JsonObject }
  body: JsonObject
  api: JsonObject
  path: string
  method: string
  stage: string
}

/** What a route says of who may call it. */
export function authorizeRoute({ event, body, api, path, method, stage }: Route, all: Expanding): void {
  const auth = event.given.Auth
  if (!isObject(auth)) return
  const apiAuth = resolved(all, api.Auth)
  const common = isObject(apiAuth) ? apiAuth : {}
  checkRoute({ event, method, path }, auth, common)
  const definitions = methodsAt(body, path, method)
  const name = auth.Authorizer
  if (typeof name === 'string' && name !== '') {
    const known = isObject(common.Authorizers) ? common.Authorizers[name] : undefined
    const scopes = auth.AuthorizationScopes ?? (isObject(known) ? known.AuthorizationScopes : undefined)
    for (const one of definitions) {
      one.security = [...securityOf(one), { [name]: known !== undefined && scopes !== undefined ? scopes : [] }]
      if (Object.hasOwn(securityOf(one)[0] ?? {}, 'AWS_IAM')) addScheme(body, 'AWS_IAM', IAM_SCHEME)
    }
  }
  if (auth.ApiKeyRequired !== undefined && auth.ApiKeyRequired !== null) {
    const key = auth.ApiKeyRequired ? 'api_key' : 'api_key_false'
    if (auth.ApiKeyRequired) addScheme(body, 'api_key', KEY_SCHEME)
    for (const one of definitions) one.security = [...securityOf(one), { [key]: [] }]
  }
  if (isObject(auth.ResourcePolicy)) addResourcePolicy(body, auth.ResourcePolicy, path, stage)
}

function checkRoute(
  { event, method, path }: Pick<Route, 'event' | 'method' | 'path'>,
  auth: JsonObject,
  api: JsonObject,
) {
  const name = auth.Authorizer
  const wrong = (why: string) => invalidEvent(event.source.id, event.name, why)
  const about = `on API method [${method}] for path [${path}] because`
  if (name && name !== 'AWS_IAM' && name !== 'NONE') {
    if (!isObject(api.Authorizers)) {
      throw wrong(
        `Unable to set Authorizer [${wordOf(name)}] ${about} the related API does not define any Authorizers.`,
      )
    }
    if (!api.Authorizers[wordOf(name)]) {
      throw wrong(`Unable to set Authorizer [${wordOf(name)}] ${about} it wasn't defined in the API's Authorizers.`)
    }
  }
  if (name === 'NONE' && !api.DefaultAuthorizer) {
    throw wrong(
      `Unable to set Authorizer ${about} 'NONE' is only a valid value when a DefaultAuthorizer on the API is specified.`,
    )
  }
  if (auth.AuthorizationScopes && !name) throw wrong('AuthorizationScopes works only when Authorizer is set')
  if (auth.ApiKeyRequired === false && !api.ApiKeyRequired) {
    throw wrong(`Unable to set ApiKeyRequired [False] ${about} the related API does not specify any ApiKeyRequired.`)
  }
}

const IAM_SCHEME = { 'x-amazon-apigateway-authtype': 'awsSigv4', type: 'apiKey', name: 'Authorization', in: 'header' }
const KEY_SCHEME = { type: 'apiKey', name: 'x-api-key', in: 'header' }

function addScheme(body: JsonObject, name: string, scheme: JsonObject): void {
  const known = isObject(body.securityDefinitions) ? body.securityDefinitions : {}
  body.securityDefinitions = { ...known, [name]: known[name] ?? scheme }
}

const AUTH_WORDS =
  'Authorizers DefaultAuthorizer InvokeRole AddDefaultAuthorizerToCorsPreflight AddApiKeyRequiredToCorsPreflight ApiKeyRequired ResourcePolicy UsagePlan'.split(
    ' ',
  )

/** What the API says of who may call its routes. */
export function authorizeApi(
  id: string,
  auth: JsonObject,
  body: Json | undefined,
  stage: Json,
  partition: string,
): void {
  if (!isObject(body)) throw invalid(id, "Auth works only with inline Swagger specified in 'DefinitionBody' property.")
  if (Object.keys(auth).some((name) => !AUTH_WORDS.includes(name))) {
    throw invalid(id, "Invalid value for 'Auth' property")
  }
  if (!isRestDocument(body)) {
    throw invalid(
      id,
      "Unable to add Auth configuration because 'DefinitionBody' does not contain a valid Swagger definition.",
    )
  }
  const known = authorizers(id, auth)
  for (const [name, authorizer] of Object.entries(known)) {
    addScheme(body, name, schemeOf(id, authorizer, partition))
  }
  if (auth.DefaultAuthorizer) setDefault(id, auth, body, known)
  if (auth.ApiKeyRequired) {
    addScheme(body, 'api_key', KEY_SCHEME)
    for (const path of Object.keys(pathsOf(body)))
      requireKey(body, path, auth.AddApiKeyRequiredToCorsPreflight !== false)
  }
  if (isObject(auth.ResourcePolicy)) {
    for (const path of Object.keys(pathsOf(body))) addResourcePolicy(body, auth.ResourcePolicy, path, stage)
  }
}

function setDefault(id: string, auth: JsonObject, body: JsonObject, known: Record<string, JsonObject>): void {
  const name = auth.DefaultAuthorizer
  if (typeof name !== 'string') throw invalid(id, 'DefaultAuthorizer is not a string.')
  if (!known[name] && name !== 'AWS_IAM') {
    throw invalid(id, `Unable to set DefaultAuthorizer because '${name}' was not defined in 'Authorizers'.`)
  }
  const names = ['AWS_IAM', ...Object.keys(known)]
  for (const path of Object.keys(pathsOf(body))) {
    for (const [method, definition] of allMethodsAt(body, path)) {
      if (method === 'options' && auth.AddDefaultAuthorizerToCorsPreflight === false) continue
      const isOfAuthorizer = (one: JsonObject) => names.some((word) => Object.hasOwn(one, word))
      const security = securityOf(definition)
      const others = security.filter((one) => !isOfAuthorizer(one))
      const none = others.findIndex((one) => Object.hasOwn(one, 'NONE'))
      const own = security.filter(isOfAuthorizer)
      const scopes = known[name]?.AuthorizationScopes ?? []
      const added = none !== -1 ? [] : own.length > 0 ? own : [{ [name]: scopes }]
      const result = [...others.filter((_, index) => index !== none), ...added]
      if (result.length === 0) continue
      definition.security = result
      if (Object.hasOwn(result[0] ?? {}, 'AWS_IAM')) addScheme(body, 'AWS_IAM', IAM_SCHEME)
    }
  }
}

function requireKey(body: JsonObject, path: string, isForPreflight: boolean): void {
  for (const [method, definition] of allMethodsAt(body, path)) {
    const security = securityOf(definition)
    const isKey = (one: JsonObject) => Object.hasOwn(one, 'api_key') || Object.hasOwn(one, 'api_key_false')
    const others = security.filter((one) => !isKey(one))
    const isOff = security.some((one) => Object.hasOwn(one, 'api_key_false'))
    const isSkipped = isOff || (method === 'options' && !isForPreflight)
    const result = isSkipped ? others : [...others, { api_key: [] }]
    if (JSON.stringify(result) !== JSON.stringify(security)) definition.security = result
  }
}
