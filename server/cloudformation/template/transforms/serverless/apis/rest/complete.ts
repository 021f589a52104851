import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { given, invalid, type Source } from '../../expanding.ts'
import { isIntrinsic, wordOf } from '../../intrinsics.ts'
import { INTEGRATION, isOpenApi3, isRestDocument, itemsOf, pathsOf } from '../document.ts'
import { authorizeApi } from './auth.ts'

/** Writes into the document of a REST API what the API says of all its routes. */
export function completeDocument({ id, properties }: Source, partition: string): Json | undefined {
  const body = properties.DefinitionBody
  if (properties.Cors) addCors(id, properties.Cors, body)
  if (isObject(properties.Auth) && Object.keys(properties.Auth).length > 0) {
    authorizeApi(id, properties.Auth, body, properties.StageName ?? null, partition)
    if (isObject(body)) toOpenApi3(body, properties.OpenApiVersion)
  }
  if (isObject(properties.GatewayResponses)) addGatewayResponses(id, properties.GatewayResponses, body)
  if (!isObject(body)) return body
  if (Array.isArray(properties.BinaryMediaTypes) && properties.BinaryMediaTypes.length > 0) {
    body['x-amazon-apigateway-binary-media-types'] = mediaTypes(properties.BinaryMediaTypes)
  }
  if (isObject(properties.Models)) addModels(id, properties.Models, body)
  if (properties.DisableExecuteApiEndpoint !== undefined) disableEndpoint(body, properties.DisableExecuteApiEndpoint)
  toOpenApi3(body, properties.OpenApiVersion)
  return body
}

const CORS_WORDS = ['AllowMethods', 'AllowHeaders', 'AllowOrigin', 'MaxAge', 'AllowCredentials']
const ALL_METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']

function addCors(id: string, cors: Json, body: Json | undefined): void {
  if (!isObject(body)) throw invalid(id, "Cors works only with inline Swagger specified in 'DefinitionBody' property.")
  const settings: JsonObject =
    typeof cors === 'string' || isIntrinsic(cors) ? { AllowOrigin: cors } : isObject(cors) ? cors : {}
  if (typeof cors !== 'string' && !isObject(cors)) throw invalid(id, "Invalid value for 'Cors' property")
  const unknown = Object.keys(settings).find((name) => !CORS_WORDS.includes(name))
  if (unknown !== undefined) throw invalid(id, `Invalid key '${unknown}' for 'Cors' property.`)
  const about = 'Unable to add Cors configuration because'
  if (!isRestDocument(body)) {
    throw invalid(id, `${about} 'DefinitionBody' does not contain a valid Swagger definition.`)
  }
  const origin = settings.AllowOrigin ?? "'*'"
  if (settings.AllowCredentials === true && origin === "'*'") {
    throw invalid(id, `${about} 'AllowCredentials' can not be true when 'AllowOrigin' is "'*'" or not set`)
  }
  const done = new Set<string>()
  for (const path of Object.keys(pathsOf(body))) {
    const plain = path === '/' ? path : path.replace(/\/+$/, '')
    if (done.has(plain)) continue
    done.add(plain)
    for (const item of itemsOf(body, path)) item.options ??= preflight(settings, origin, item)
  }
}

function preflight(settings: JsonObject, origin: Json, item: JsonObject): JsonObject {
  const header = (name: string) => `method.response.header.Access-Control-${name}`
  const methods = settings.AllowMethods || `'${methodsOf(item).join(',')}'`
  const isAllowed = settings.AllowCredentials === true
  const parameters = given({
    [header('Allow-Origin')]: origin,
    [header('Allow-Headers')]: settings.AllowHeaders || undefined,
    [header('Allow-Methods')]: methods,
    [header('Max-Age')]: settings.MaxAge,
    [header('Allow-Credentials')]: isAllowed ? "'true'" : undefined,
  })
  const types = Object.keys(parameters).map((name) => {
    const short = name.replace('method.response.header.', '')
    return [short, { type: short.endsWith('Max-Age') ? 'integer' : 'string' }]
  })
  return {
    summary: 'CORS support',
    consumes: ['application/json'],
    produces: ['application/json'],
    [INTEGRATION]: {
      type: 'mock',
      requestTemplates: { 'application/json': '{\n  "statusCode" : 200\n}\n' },
      responses: {
        default: {
          statusCode: '200',
          responseParameters: parameters,
          responseTemplates: { 'application/json': '{}\n' },
        },
      },
    },
    responses: { '200': { description: 'Default response for CORS method', headers: Object.fromEntries(types) } },
  }
}

function methodsOf(item: JsonObject): string[] {
  const own = Object.keys(item)
  if (own.includes('x-amazon-apigateway-any-method')) return ALL_METHODS
  return [...new Set([...own, 'options'].map((name) => name.toUpperCase()))].sort()
}

const RESPONSE_WORDS = ['ResponseParameters', 'ResponseTemplates', 'StatusCode']
const PREFIXES: Record<string, string> = { Headers: 'header.', Paths: 'path.', QueryStrings: 'querystring.' }

function addGatewayResponses(id: string, responses: JsonObject, body: Json | undefined): void {
  if (!isObject(body)) {
    throw invalid(id, "GatewayResponses works only with inline Swagger specified in 'DefinitionBody' property.")
  }
  const known: JsonObject = isObject(body[RESPONSES]) ? body[RESPONSES] : {}
  for (const [type, response] of Object.entries(responses)) {
    if (isIntrinsic(response) || !isObject(response)) {
      throw invalid(
        id,
        'Unable to set GatewayResponses attribute because intrinsic functions are not supported for this field.',
      )
    }
    const unknown = Object.keys(response).find((name) => !RESPONSE_WORDS.includes(name))
    if (unknown !== undefined) {
      throw invalid(id, `Invalid property '${unknown}' in 'GatewayResponses' property '${type}'.`)
    }
    const status = response.StatusCode === undefined ? undefined : wordOf(response.StatusCode)
    if (status !== undefined && !/^\d{1,3}$/.test(status)) throw invalid(id, "Property 'StatusCode' must be numeric")
    known[type] = given({
      responseParameters: responseParameters(id, response.ResponseParameters),
      responseTemplates: response.ResponseTemplates ?? {},
      statusCode: status,
    })
  }
  body[RESPONSES] = known
}

const RESPONSES = 'x-amazon-apigateway-gateway-responses'

function responseParameters(id: string, parameters: Json | undefined): JsonObject {
  const groups = isObject(parameters) ? Object.entries(parameters) : []
  return Object.fromEntries(
    groups.flatMap(([group, values]) => {
      const prefix = PREFIXES[group]
      if (prefix === undefined) throw invalid(id, `Invalid gateway response parameter '${group}'`)
      return Object.entries(isObject(values) ? values : {}).map(([key, value]): [string, Json] => [
        `gatewayresponse.${prefix}${key}`,
        value,
      ])
    }),
  )
}

function mediaTypes(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('~1', '/')
  if (Array.isArray(value)) return value.map(mediaTypes)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.replaceAll('~1', '/'), mediaTypes(item)]))
}

function addModels(id: string, models: JsonObject, body: JsonObject): void {
  if (!isRestDocument(body)) {
    throw invalid(
      id,
      "Unable to add Models definitions because 'DefinitionBody' does not contain a valid Swagger definition.",
    )
  }
  const known: JsonObject = isObject(body.definitions) ? body.definitions : {}
  for (const [name, schema] of Object.entries(models)) {
    if (!isObject(schema)) throw invalid(id, "Invalid value for 'Models' property")
    if (!schema.type) throw invalid(id, "'Models' schema is missing 'type'.")
    known[name.toLowerCase()] = schema
  }
  body.definitions = known
}

const ENDPOINT = 'x-amazon-apigateway-endpoint-configuration'

function disableEndpoint(body: JsonObject, disabled: Json): void {
  const mark = (place: JsonObject) => {
    const before = isObject(place[ENDPOINT]) ? place[ENDPOINT] : {}
    place[ENDPOINT] = { ...before, disableExecuteApiEndpoint: disabled }
  }
  if (!isOpenApi3(body.openapi)) {
    mark(body)
    return
  }
  const servers = Array.isArray(body.servers) ? body.servers.filter(isObject) : [{}]
  for (const server of servers) mark(server)
  body.servers = servers
}

/** Moves what Swagger 2 keeps elsewhere to where OpenAPI 3 wants it. */
function toOpenApi3(body: JsonObject, version: Json | undefined): void {
  if (body.swagger !== undefined && body.swagger !== null) return
  const wanted = body.openapi !== undefined && version === undefined ? body.openapi : version
  if (!isOpenApi3(wanted)) return
  const components: JsonObject = isObject(body.components) ? body.components : {}
  for (const [from, to] of [
    ['securityDefinitions', 'securitySchemes'],
    ['definitions', 'schemas'],
  ] as const) {
    if (!isObject(body[from])) continue
    components[to] = body[from]
    body.components = components
    delete body[from]
  }
  for (const item of Object.values(pathsOf(body))) {
    const options = isObject(item) && isObject(item.options) ? item.options : undefined
    if (!options) continue
    delete options.produces
    delete options.consumes
    const success = isObject(options.responses) ? options.responses['200'] : undefined
    if (!isObject(success) || !isObject(success.headers)) continue
    const headers = Object.entries(success.headers).map(([name, schema]) => [name, { schema }])
    success.headers = Object.fromEntries(headers)
  }
}
