import { isObject, type Json, type JsonObject } from '../../../../template.ts'
import { wordOrDigest } from '../../digest.ts'
import { type Called, permission } from '../../events/event.ts'
import { type Expanding, invalidEvent } from '../../expanding.ts'
import { arnHere, getAtt, idOf, sub, wordOf } from '../../intrinsics.ts'
import type { Started } from '../../resources/machine-events.ts'
import { addIntegration, hasIntegration, INTEGRATION, isRestDocument } from '../document.ts'
import { authorizeRoute } from './auth.ts'
import { describeRequest } from './requests.ts'

/** The properties of the API that an event names, and the word for its stage in logical ids. */
function apiOf(given: JsonObject, all: Expanding): { id: string; api: JsonObject; stage: string } {
  const id = wordOf(idOf(given.RestApiId) ?? '')
  const resource = all.resources[id]
  const api = isObject(resource) && isObject(resource.Properties) ? resource.Properties : {}
  return { id, api, stage: typeof api.StageName === 'string' ? api.StageName : 'Stage' }
}

/** A route of a REST API that leads to a function. */
export function addRestRoute(event: Called, all: Expanding): JsonObject {
  const { given, source, target } = event
  const { id, api, stage } = apiOf(given, all)
  const path = wordOf(given.Path)
  const method = wordOf(given.Method).toLowerCase()
  if (all.managed.has(id) && isRestDocument(api.DefinitionBody)) {
    const body = api.DefinitionBody
    if (hasIntegration(body, path, method)) throw twice(event, method, path)
    const credentials = callerCredentials(given, api, all.partition)
    const isStream = given.ResponseTransferMode === 'RESPONSE_STREAM'
    const write = (definition: JsonObject) => {
      definition[INTEGRATION] = {
        type: 'aws_proxy',
        httpMethod: 'POST',
        uri: invocation(target.arn, isStream ? 'stream' : 'whole', source.passed.Condition, all.partition),
        ...(isStream && { responseTransferMode: 'STREAM' }),
        ...(credentials !== undefined && { credentials }),
      }
      definition.responses ??= {}
    }
    addIntegration(body, path, method, write, source.passed.Condition)
    authorizeRoute({ event, body, api, path, method, stage }, all)
    describeRequest(event, body, api, path, method)
  }
  const verb = method === 'any' ? '*' : method.toUpperCase()
  const SourceArn = sub(arnHere('execute-api', `\${__ApiId__}/\${__Stage__}/${verb}${arnPath(path)}`, all.partition), {
    __ApiId__: given.RestApiId ?? '',
    __Stage__: '*',
  })
  return permission(event, 'apigateway.amazonaws.com', { SourceArn }, wordOrDigest(stage))
}

function twice({ source, name }: Pick<Called, 'source' | 'name'>, method: string, path: string) {
  return invalidEvent(source.id, name, `API method "${method}" defined multiple times for path "${path}".`)
}

/** A path as a resource of an ARN: without the slash at the end, with stars for parameters. */
export function arnPath(path: string): string {
  return path.replace(/^(.+)\/$/, '$1').replace(/\{(?:[\w.-]+\+?)\}/g, '*')
}

/** Where API Gateway calls a function. */
export function invocation(
  arn: JsonObject,
  kind: 'whole' | 'stream',
  condition: Json | undefined,
  partition = '${AWS::Partition}',
): Json {
  const place = Array.isArray(arn['Fn::GetAtt']) ? `\${${arn['Fn::GetAtt'].join('.')}}` : `\${${wordOf(arn.Ref)}}`
  const isStream = kind === 'stream'
  const version = isStream ? '2021-11-15' : '2015-03-31'
  const verb = isStream ? 'response-streaming-invocations' : 'invocations'
  const uri = sub(`arn:${partition}:apigateway:\${AWS::Region}:lambda:path/${version}/functions/${place}/${verb}`)
  return condition === undefined ? uri : { 'Fn::If': [condition, uri, { Ref: 'AWS::NoValue' }] }
}

/** With IAM as the authorizer, whose credentials call the function. */
function callerCredentials(given: JsonObject, api: JsonObject, partition: string): Json | undefined {
  const own = isObject(given.Auth) ? given.Auth : undefined
  const common = isObject(api.Auth) ? api.Auth : {}
  const isOwnEmpty = own === undefined || Object.keys(own).length === 0
  if (own?.Authorizer !== 'AWS_IAM' && !(common.DefaultAuthorizer === 'AWS_IAM' && isOwnEmpty)) return undefined
  const named = (auth: JsonObject) => (Object.hasOwn(auth, 'InvokeRole') ? auth.InvokeRole || 'NONE' : undefined)
  const role = (own && named(own)) ?? named(common) ?? 'CALLER_CREDENTIALS'
  if (role === 'NONE') return undefined
  return role === 'CALLER_CREDENTIALS' ? `arn:${partition}:iam::*:user/*` : role
}

/** A route of a REST API that starts a state machine. */
export function addMachineRoute(event: Started, all: Expanding): JsonObject {
  const { given, source } = event
  const { id, api, stage } = apiOf(given, all)
  const path = wordOf(given.Path)
  const method = wordOf(given.Method).toLowerCase()
  if (!all.managed.has(id) || !isRestDocument(api.DefinitionBody)) return {}
  const body = api.DefinitionBody
  if (hasIntegration(body, path, method)) throw twice(event, method, path)
  const uri = sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution')
  const condition = source.passed.Condition
  const write = (definition: JsonObject) => {
    definition[INTEGRATION] = {
      type: 'aws',
      httpMethod: 'POST',
      uri: condition === undefined ? uri : { 'Fn::If': [condition, uri, { Ref: 'AWS::NoValue' }] },
      responses: { '200': { statusCode: '200' }, '400': { statusCode: '400' } },
      credentials: getAtt(`${event.id}Role`, 'Arn'),
      requestTemplates: { 'application/json': sub(startInput(event)) },
    }
    definition.responses ??= { '200': { description: 'OK' }, '400': { description: 'Bad Request' } }
  }
  addIntegration(body, path, method, write, condition)
  authorizeRoute({ event, body, api, path, method, stage }, all)
  return {}
}

function startInput({ given, arn }: Started): string {
  const machine = `\${${wordOf(arn.Ref)}}`
  if (given.UnescapeMappingTemplate === true) {
    return `{"input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'")", "stateMachineArn": "${machine}"}`
  }
  return `{"input": "$util.escapeJavaScript($input.json('$'))", "stateMachineArn": "${machine}"}`
}
