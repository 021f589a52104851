import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { collecting, type Expanding, invalidEvent } from '../expanding.ts'
import { conditional, idOf, wordOf } from '../intrinsics.ts'
import {
  ANY_METHOD,
  addPath,
  DEFAULT_PATH,
  httpSkeleton,
  isHttpDocument,
  isRestDocument,
  pathsOf,
  restSkeleton,
} from './document.ts'

type Kind = {
  event: string
  type: string
  names: string
  shared: string
  skeleton: () => JsonObject
  isDocument: (body: Json | undefined) => boolean
}

const KINDS: Kind[] = [
  {
    event: 'Api',
    type: 'AWS::Serverless::Api',
    names: 'RestApiId',
    shared: 'ServerlessRestApi',
    skeleton: restSkeleton,
    isDocument: isRestDocument,
  },
  {
    event: 'HttpApi',
    type: 'AWS::Serverless::HttpApi',
    names: 'ApiId',
    shared: 'ServerlessHttpApi',
    skeleton: httpSkeleton,
    isDocument: isHttpDocument,
  },
]

/** Conditions of the routes of an API, by path. */
type Conditions = Record<string, Record<string, (Json | undefined)[]>>

/** Gives APIs without a document an empty one, and routes that name no API a shared one. */
export function declareApis(all: Expanding, globals: Json | undefined): void {
  for (const kind of KINDS) {
    const { resources } = all
    for (const [id, resource] of Object.entries(resources)) {
      if (!isObject(resource) || resource.Type !== kind.type) continue
      const properties: JsonObject = isObject(resource.Properties) ? resource.Properties : {}
      if (!properties.DefinitionBody && !properties.DefinitionUri) {
        properties.DefinitionBody = kind.skeleton()
        all.managed.add(id)
      }
      resource.Properties = properties
    }
    declareShared(kind, all, globals)
  }
}

function declareShared(kind: Kind, all: Expanding, globals: Json | undefined): void {
  const own = all.resources[kind.shared]
  const wasManaged = all.managed.has(kind.shared)
  const stage: JsonObject = kind.event === 'Api' ? { StageName: 'Prod' } : {}
  const shared: JsonObject = { Type: kind.type, Properties: { ...stage, DefinitionBody: kind.skeleton() } }
  all.resources[kind.shared] = shared
  all.managed.add(kind.shared)
  const conditions: Conditions = {}
  const policies: JsonObject[] = []
  for (const [id, resource] of Object.entries(all.resources)) {
    if (!isObject(resource) || !/^AWS::Serverless::(?:Function|StateMachine)$/.test(wordOf(resource.Type))) continue
    const properties = isObject(resource.Properties) ? resource.Properties : {}
    const events = isObject(properties.Events) ? Object.entries(properties.Events) : []
    for (const [name, event] of events) {
      if (!isObject(event) || event.Type !== kind.event) continue
      const given: JsonObject = isObject(event.Properties) ? event.Properties : {}
      if (kind.event === 'Api' && Object.keys(given).length === 0) continue
      event.Properties = given
      if (given[kind.names] === undefined) {
        policies.push(resource)
        shareTags(resource, shared, globals)
      }
      collecting(all, () =>
        route(kind, id, name, given, all, (api, path) => {
          conditions[api] ??= {}
          conditions[api][path] = [...(conditions[api][path] ?? []), resource.Condition ?? undefined]
        }),
      )
    }
  }
  finishShared(kind, all, shared, conditions, policies)
  conditionPaths(all, conditions)
  const properties = isObject(shared.Properties) ? shared.Properties : {}
  if (isObject(properties.DefinitionBody) && Object.keys(pathsOf(properties.DefinitionBody)).length > 0) return
  if (!wasManaged) all.managed.delete(kind.shared)
  if (own === undefined) delete all.resources[kind.shared]
  else all.resources[kind.shared] = own
}

/** Makes room for the route of an event in the API that it names, or in the shared one. */
function route(
  kind: Kind,
  id: string,
  name: string,
  given: JsonObject,
  all: Expanding,
  note: (api: string, path: string) => void,
): void {
  given[kind.names] ??= { Ref: kind.shared }
  if (kind.event === 'HttpApi' && !given.Path && !given.Method) {
    given.Path = DEFAULT_PATH
    given.Method = ANY_METHOD
  }
  const api = idOf(given[kind.names])
  const target = typeof api === 'string' ? all.resources[api] : undefined
  if (typeof api !== 'string' || !isObject(target) || target.Type !== kind.type) {
    throw invalidEvent(
      id,
      name,
      `${kind.names} must be a valid reference to an '${kind.type}' resource in same template.`,
    )
  }
  for (const property of ['Path', 'Method']) {
    if (given[property] === undefined) throw invalidEvent(id, name, `Property '${property}' is required.`)
    if (typeof given[property] !== 'string') throw invalidEvent(id, name, `Property '${property}' should be a string.`)
  }
  const [path, method] = [wordOf(given.Path), wordOf(given.Method)]
  note(api, path)
  const properties = isObject(target.Properties) ? target.Properties : {}
  if (!all.managed.has(api) || !kind.isDocument(properties.DefinitionBody)) return
  addPath(properties.DefinitionBody as JsonObject, path, method)
  if (isObject(given.RouteSettings)) {
    const key = method === ANY_METHOD ? path : `${method.toUpperCase()} ${path}`
    const settings = isObject(properties.RouteSettings) ? properties.RouteSettings : {}
    const before = isObject(settings[key]) ? settings[key] : {}
    properties.RouteSettings = { ...settings, [key]: { ...before, ...given.RouteSettings } }
  }
}

function shareTags(resource: JsonObject, shared: JsonObject, globals: Json | undefined): void {
  const section = wordOf(resource.Type).replace('AWS::Serverless::', '')
  const common = isObject(globals) && isObject(globals[section]) ? globals[section] : {}
  const own = isObject(resource.Properties) ? resource.Properties : {}
  const tags = own.Tags ?? common.Tags
  if (!(own.PropagateTags ?? common.PropagateTags) || !isObject(tags) || !isObject(shared.Properties)) return
  const before = isObject(shared.Properties.Tags) ? shared.Properties.Tags : {}
  Object.assign(shared.Properties, { Tags: { ...before, ...tags }, PropagateTags: true })
}

/** The shared API is there when one of its functions is, and stays when one of them stays. */
function finishShared(kind: Kind, all: Expanding, shared: JsonObject, conditions: Conditions, policies: JsonObject[]) {
  const own = Object.values(conditions[kind.shared] ?? {}).flat()
  const condition = combined(all, `${kind.shared}Condition`, own)
  if (condition !== undefined) shared.Condition = condition
  for (const [attribute, order] of [
    ['DeletionPolicy', ['Retain', 'Delete']],
    ['UpdateReplacePolicy', ['Retain', 'Snapshot', 'Delete']],
  ] as const) {
    const strongest = order.find((one) => policies.some((resource) => resource[attribute] === one))
    if (strongest) shared[attribute] = strongest
  }
}

/** A path whose every route is under a condition is under it itself. */
function conditionPaths(all: Expanding, conditions: Conditions): void {
  for (const [api, paths] of Object.entries(conditions)) {
    const resource = all.resources[api]
    const body = isObject(resource) && isObject(resource.Properties) ? resource.Properties.DefinitionBody : undefined
    if (!all.managed.has(api) || !isObject(body)) continue
    for (const [path, list] of Object.entries(paths)) {
      const word = path.replaceAll('/', 'SLASH').replaceAll('{', 'OB').replaceAll('}', 'CB')
      const condition = combined(all, `${api}${word}PathCondition`, list)
      if (condition !== undefined) pathsOf(body)[path] = conditional(condition, pathsOf(body)[path] ?? {})
    }
  }
}

const MOST_IN_OR = 10

/** One condition for several, when there is none without. */
function combined(all: Expanding, name: string, list: (Json | undefined)[]): Json | undefined {
  const distinct = [...new Set(list)]
  if (distinct.length === 0 || distinct.includes(undefined)) return undefined
  if (distinct.length === 1) return distinct[0]
  const names = distinct.map(wordOf).sort()
  const groups = Array.from({ length: Math.ceil(names.length / MOST_IN_OR) }, (_, index) =>
    names.slice(index * MOST_IN_OR, (index + 1) * MOST_IN_OR),
  )
  const or = (members: string[]) => ({ 'Fn::Or': members.map((Condition) => ({ Condition })) })
  if (groups.length === 1) all.conditions[name] = or(names)
  else {
    const parts = groups.map((members, index) => {
      all.conditions[`${name}${index}`] = members.length === 1 ? { Condition: members[0] ?? '' } : or(members)
      return `${name}${index}`
    })
    all.conditions[name] = or(parts)
  }
  return name
}
