import { isObject, type Json, type JsonObject } from '../../template.ts'
import { expandApi, expandHttpApi } from './apis.ts'
import { expandFunction } from './function.ts'
import { expandLayer, expandStateMachine, expandTable } from './others.ts'
import { invalid } from './policies.ts'
import type { Route } from './routes.ts'

/** What one serverless resource becomes. The first resource keeps its logical id, so that Ref and GetAtt still fit. */
export type Expansion = (logicalId: string, resource: JsonObject, all: Expanding) => JsonObject

/** The document while it is being expanded, and what functions ask of other resources. */
export type Expanding = {
  resources: JsonObject
  /** Routes by the logical id of their API, declared or not. */
  routes: Record<string, Route[]>
  notifications: { bucket: string; permission: string; configurations: Json[] }[]
}

const EXPANSIONS: Record<string, Expansion> = {
  'AWS::Serverless::Api': expandApi,
  'AWS::Serverless::Function': expandFunction,
  'AWS::Serverless::HttpApi': expandHttpApi,
  'AWS::Serverless::LayerVersion': expandLayer,
  'AWS::Serverless::SimpleTable': expandTable,
  'AWS::Serverless::StateMachine': expandStateMachine,
}

/** AWS::Serverless-2016-10-31: functions, APIs, tables, layers and state machines as plain CloudFormation. */
export function expandServerless(document: JsonObject): JsonObject {
  const { Globals, ...rest } = document
  const resources = isObject(document.Resources) ? document.Resources : {}
  const all: Expanding = { resources, routes: {}, notifications: [] }
  const expanded: JsonObject = {}
  // APIs last: functions must have said which routes they take.
  for (const [logicalId, resource] of Object.entries(resources).sort(apisLast)) {
    const expansion = isObject(resource) ? EXPANSIONS[String(resource.Type)] : undefined
    if (!expansion || !isObject(resource)) expanded[logicalId] = resource
    else Object.assign(expanded, expansion(logicalId, withGlobals(resource, Globals), all))
  }
  return { ...rest, Resources: { ...notified(expanded, all), ...implicitApis(all) } }
}

function apisLast([, a]: [string, Json], [, b]: [string, Json]): number {
  const rank = (resource: Json) =>
    isObject(resource) && /^AWS::Serverless::(?:Http)?Api$/.test(String(resource.Type)) ? 1 : 0
  return rank(a) - rank(b)
}

/** Buckets with the notifications that functions asked for. */
function notified(resources: JsonObject, { notifications }: Expanding): JsonObject {
  const changed: JsonObject = { ...resources }
  for (const { bucket, permission, configurations } of notifications) {
    const resource = changed[bucket]
    if (!isObject(resource))
      throw invalid(
        permission.replace(/Permission$/, ''),
        'S3 events must reference an S3 bucket in the same template.',
      )
    const properties = isObject(resource.Properties) ? resource.Properties : {}
    const before = isObject(properties.NotificationConfiguration) ? properties.NotificationConfiguration : {}
    const told = Array.isArray(before.LambdaConfigurations) ? before.LambdaConfigurations : []
    const needs = resource.DependsOn === undefined ? [] : [resource.DependsOn].flat()
    changed[bucket] = {
      ...resource,
      DependsOn: [...needs, permission],
      Properties: {
        ...properties,
        NotificationConfiguration: { ...before, LambdaConfigurations: [...told, ...configurations] },
      },
    }
  }
  return changed
}

const GLOBAL_SECTIONS: Record<string, string> = {
  'AWS::Serverless::Api': 'Api',
  'AWS::Serverless::Function': 'Function',
  'AWS::Serverless::HttpApi': 'HttpApi',
  'AWS::Serverless::SimpleTable': 'SimpleTable',
  'AWS::Serverless::StateMachine': 'StateMachine',
}

/** Globals are defaults: maps are merged, lists are put in front, anything else is replaced. */
function withGlobals(resource: JsonObject, globals: Json | undefined): JsonObject {
  const section = GLOBAL_SECTIONS[String(resource.Type)]
  const defaults = isObject(globals) && section ? globals[section] : undefined
  const own = isObject(resource.Properties) ? resource.Properties : {}
  return { ...resource, Properties: isObject(defaults) ? (merged(defaults, own) as JsonObject) : own }
}

function merged(base: Json, own: Json): Json {
  if (Array.isArray(base) && Array.isArray(own)) return [...base, ...own]
  if (!isObject(base) || !isObject(own) || isFunction(base) || isFunction(own)) return own
  const names = [...new Set([...Object.keys(base), ...Object.keys(own)])]
  return Object.fromEntries(
    names.map((name) => {
      const [a, b] = [base[name], own[name]]
      return [name, a === undefined ? (b ?? null) : b === undefined ? a : merged(a, b)]
    }),
  )
}

function isFunction(value: JsonObject): boolean {
  const names = Object.keys(value)
  return names.length === 1 && /^(?:Ref$|Fn::)/.test(names[0] ?? '')
}

/** The APIs that function events ask for without naming one. */
function implicitApis(all: Expanding): JsonObject {
  const { routes, resources } = all
  const wanted = (api: string) => routes[api] !== undefined && resources[api] === undefined
  return {
    ...(wanted('ServerlessRestApi') && expandApi('ServerlessRestApi', { Properties: { StageName: 'Prod' } }, all)),
    ...(wanted('ServerlessHttpApi') && expandHttpApi('ServerlessHttpApi', { Properties: {} }, all)),
  }
}
