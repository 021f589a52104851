import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { digestOf } from '../digest.ts'
import { type Expanding, given, invalid, resolved, type Source } from '../expanding.ts'
import { conditional, getAtt, ifParts, isNoValue, ref, wordOf } from '../intrinsics.ts'
import { mayReach } from '../policies/documents.ts'
import type { Alias } from './alias.ts'

const KINDS = ['SQS', 'SNS', 'EventBridge', 'Lambda', 'S3Bucket']

/** What becomes of events that a function was called with: destinations, queues and topics of their own, policies. */
export function invokeConfig(
  source: Source,
  alias: Alias | undefined,
  all: Expanding,
): { made: JsonObject; policies: JsonObject[] } {
  const { id, properties, kept } = source
  const config = resolved(all, properties.EventInvokeConfig)
  if (!isObject(config)) return { made: {}, policies: [] }
  const made: JsonObject = {}
  const policies: JsonObject[] = []
  const destinations: JsonObject = {}
  for (const name of ['OnSuccess', 'OnFailure']) {
    const wanted = isObject(config.DestinationConfig) ? config.DestinationConfig[name] : undefined
    if (!isObject(wanted)) continue
    const found = destination(source, name, wanted, all)
    destinations[name] = { Destination: found.destination }
    Object.assign(made, found.made)
    if (found.policy) policies.push(found.policy)
  }
  const { DependsOn: _needs, ...attributes } = kept
  made[`${id}EventInvokeConfig`] = {
    Type: 'AWS::Lambda::EventInvokeConfig',
    ...attributes,
    ...(alias && { DependsOn: [alias.id] }),
    Properties: given({
      FunctionName: ref(id),
      Qualifier: alias?.name ?? '$LATEST',
      DestinationConfig: destinations,
      MaximumEventAgeInSeconds: config.MaximumEventAgeInSeconds,
      MaximumRetryAttempts: config.MaximumRetryAttempts,
    }),
  }
  return { made, policies }
}

type Found = { destination: Json; made?: JsonObject; policy?: JsonObject }

/** The destination that is named, one that is made, or one of the two by a condition. */
function destination(source: Source, name: string, wanted: JsonObject, all: Expanding): Found {
  const { id, passed } = source
  const { Type, Destination } = wanted
  if (!KINDS.includes(wordOf(Type))) {
    throw invalid(id, `'Type: ${Type ?? 'None'}' must be one of ['${KINDS.join("', '")}']`)
  }
  const configId = `${id}EventInvokeConfig`
  const resourceId = `${configId}${name}`
  const absent = absence(Destination, configId, all)
  if (Destination !== undefined && Destination !== null && absent === undefined) {
    return { destination: Destination, policy: mayReach(Type, Destination, resourceId) }
  }
  if (Type !== 'SQS' && Type !== 'SNS') throw invalid(id, "Destination is required if Type is not ['SQS', 'SNS']")
  const madeId = `${resourceId}${Type === 'SQS' ? 'Queue' : 'Topic'}`
  const own = Type === 'SQS' ? getAtt(madeId, 'Arn') : ref(madeId)
  const target = absent === undefined ? own : conditional(absent.condition, own, absent.other)
  const condition = both(id, passed.Condition, absent?.condition, all)
  const resource = {
    Type: Type === 'SQS' ? 'AWS::SQS::Queue' : 'AWS::SNS::Topic',
    ...passed,
    ...(condition !== undefined && { Condition: condition }),
    Properties: {},
  }
  return { destination: target, made: { [madeId]: resource }, policy: mayReach(Type, target, resourceId) }
}

/** The condition under which a destination is not named, and what it is otherwise. */
function absence(
  value: Json | undefined,
  configId: string,
  all: Expanding,
): { condition: Json; other: Json } | undefined {
  const parts = ifParts(value)
  if (!parts) return undefined
  const [condition, then, otherwise] = parts
  if (isNoValue(then)) return isNoValue(otherwise) ? undefined : { condition, other: otherwise }
  if (!isNoValue(otherwise)) return undefined
  const not = `NOT${wordOf(condition)}${digestOf(configId)}`
  all.conditions[not] = { 'Fn::Not': [{ Condition: condition }] }
  return { condition: not, other: then }
}

function both(id: string, a: Json | undefined, b: Json | undefined, all: Expanding): Json | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const name = `${wordOf(a)}AND${wordOf(b)}${digestOf(id)}`
  all.conditions[name] = { 'Fn::And': [{ Condition: a }, { Condition: b }] }
  return name
}
