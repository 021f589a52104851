import { isObject, type Json, type JsonObject } from '../../template.ts'
import type { Expanding } from './expand.ts'
import { permission } from './permission.ts'

export type Route = { path: string; method: string; functionId: string }

const SHARED = { Api: 'ServerlessRestApi', HttpApi: 'ServerlessHttpApi' } as const
const NAMED_BY = { Api: 'RestApiId', HttpApi: 'ApiId' } as const

/** A route belongs to the API it names, or to the one that everybody shares; the API may then call the function. */
export function addRoute(
  kind: 'Api' | 'HttpApi',
  id: string,
  functionId: string,
  given: JsonObject,
  all: Expanding,
): JsonObject {
  const named = given[NAMED_BY[kind]]
  const api = named === undefined ? SHARED[kind] : isObject(named) && typeof named.Ref === 'string' ? named.Ref : ''
  const path = String(given.Path ?? (kind === 'HttpApi' ? '$default' : '/'))
  const method = String(given.Method ?? 'any').toLowerCase()
  all.routes[api] = [...(all.routes[api] ?? []), { path, method, functionId }]
  const stage = kind === 'Api' ? stageOf(all, api) : ''
  return permission(`${id}Permission${stage}`, functionId, 'apigateway.amazonaws.com', {
    SourceArn: sourceArn(kind, named ?? { Ref: api }, path, method),
  })
}

function stageOf({ resources }: Expanding, api: string): string {
  const declared = isObject(resources[api]) ? resources[api].Properties : undefined
  const name = isObject(declared) ? declared.StageName : 'Prod'
  return typeof name === 'string' ? name.replace(/[^a-zA-Z0-9]/g, '') : 'Stage'
}

function sourceArn(kind: 'Api' | 'HttpApi', api: Json, path: string, method: string): Json {
  const verb = method === 'any' || method === '*' ? '*' : method.toUpperCase()
  const place = path.replace(/\{[^}]*\}/g, '*').replace(/^\//, '')
  const rest = kind === 'Api' ? `${verb}/${place}` : place
  return {
    'Fn::Sub': [
      `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/\${__Stage__}/${rest}`,
      { __ApiId__: api, __Stage__: '*' },
    ],
  }
}

/** The paths of an OpenAPI document whose routes lead to functions. */
export function pathsOf(routes: Route[], more: JsonObject = {}): JsonObject {
  const paths: Record<string, JsonObject> = {}
  for (const { path, method, functionId } of routes) {
    const key = method === 'any' || method === '*' ? 'x-amazon-apigateway-any-method' : method
    const uri = `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${functionId}.Arn}/invocations`
    const integration = { httpMethod: 'POST', type: 'aws_proxy', uri: { 'Fn::Sub': uri }, ...more }
    paths[path] = { ...paths[path], [key]: { 'x-amazon-apigateway-integration': integration, responses: {} } }
  }
  return paths
}
