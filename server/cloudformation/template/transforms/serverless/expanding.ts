import { entry, isObject, type Json, type JsonObject } from '../../template.ts'
import { TransformFailure } from '../failure.ts'
import { isIntrinsic, wordOf } from './intrinsics.ts'

/** The document while it is being expanded. All of it is a copy that may be changed. */
export type Expanding = {
  /** What the template declares. Events change some of it: buckets, user pools, the documents of APIs. */
  resources: JsonObject
  /** What becomes of it, by logical id. */
  made: JsonObject
  conditions: JsonObject
  mappings: JsonObject
  parameters: Record<string, Json>
  /** `aws`, or what it is in China and for the government. */
  partition: string
  /** What `Ref: Hello.Alias` leads to: by logical id, then by the word behind the dot. */
  referable: Record<string, Record<string, string>>
  /** New names of resources that do not keep theirs. */
  renamed: Record<string, string>
  /** Functions that CodeDeploy shifts traffic for. */
  deployments: { functionId: string; preference: JsonObject; condition?: Json; tags?: JsonObject }[]
  /** What several APIs share: record sets of one hosted zone, one usage plan. */
  recordSets: Record<string, JsonObject[]>
  sharedPlan: { stages: JsonObject[]; keys: JsonObject[]; needs: string[]; conditions: Set<Json | undefined> }
  /** APIs whose document SAM writes. */
  managed: Set<string>
  problems: Set<string>
}

/** One serverless resource: where it is, what it is given, and what the resources made of it have from it. */
export type Source = {
  id: string
  properties: JsonObject
  /** `Condition` and policies, which everything that is made of it carries too. */
  passed: JsonObject
  /** All attributes, for the resource that keeps its logical id. */
  kept: JsonObject
}

const PASSED = ['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']
const KEPT = [...PASSED, 'DependsOn', 'Metadata', 'UpdatePolicy']

export function sourceOf(id: string, resource: JsonObject): Source {
  const properties = isObject(resource.Properties) ? resource.Properties : {}
  return { id, properties, passed: picked(resource, PASSED), kept: picked(resource, KEPT) }
}

/** The ARN of a policy that AWS keeps. */
export function managedPolicy({ partition }: Pick<Expanding, 'partition'>, name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`
}

/** Those of an object's members that are there. */
export function picked(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = entry(object, name)
      return value === undefined || value === null ? [] : [[name, value]]
    }),
  )
}

/** An object without the members that are not given. */
export function given(members: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== null),
  ) as JsonObject
}

/** A value with the parameters in it replaced by what they are; what only the deployment can tell stays. */
export function resolved(all: Pick<Expanding, 'parameters'>, value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => resolved(all, item) ?? null)
  if (!isObject(value)) return value
  if (typeof value.Ref === 'string' && isIntrinsic(value)) return entry(all.parameters, value.Ref) ?? value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolved(all, item) ?? null]))
}

/** The same, and mappings too. */
export function lookedUp(all: Pick<Expanding, 'parameters' | 'mappings'>, value: Json | undefined): Json | undefined {
  const known = resolved(all, value)
  if (!isObject(known) || !Array.isArray(known['Fn::FindInMap'])) return known
  let found: Json | undefined = all.mappings
  for (const key of known['Fn::FindInMap']) found = isObject(found) ? entry(found, wordOf(key)) : undefined
  return found ?? known
}

/** What SAM says of a resource that it cannot expand. */
export function invalid(id: string, why: string): TransformFailure {
  return invalidDocument([`Resource with id [${id}] is invalid. ${why}`])
}

export function invalidEvent(id: string, event: string, why: string): TransformFailure {
  return invalid(id, `Event with id [${event}] is invalid. ${why}`)
}

class InvalidDocument extends TransformFailure {
  readonly problems: string[]

  constructor(problems: string[]) {
    const count = `Number of errors found: ${problems.length}. ${problems.join(' ')}`
    super(`${INTRODUCTION} Invalid Serverless Application Specification document. ${count}`)
    this.problems = problems
  }
}

const INTRODUCTION = 'Transform AWS::Serverless-2016-10-31 failed with:'

export function invalidDocument(problems: string[]): TransformFailure {
  return new InvalidDocument(problems)
}

/** Does something; what is wrong with it is told together with what is wrong elsewhere. */
export function collecting({ problems }: Pick<Expanding, 'problems'>, work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!(error instanceof TransformFailure)) throw error
    for (const problem of problemsOf(error)) problems.add(problem)
  }
}

/** The single problems behind a failure, to be told together with others. */
function problemsOf(failure: TransformFailure): string[] {
  return failure instanceof InvalidDocument ? failure.problems : [failure.message]
}
