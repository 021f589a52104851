import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { addHttpRoute } from '../apis/http/events.ts'
import { addRestRoute } from '../apis/rest/events.ts'
import { type Expanding, invalidEvent, type Source } from '../expanding.ts'
import type { Target } from '../functions/alias.ts'
import { wordOf } from '../intrinsics.ts'
import { logs, skill, topicRule } from './callers.ts'
import { trigger } from './cognito.ts'
import { isPolled, polled } from './polled.ts'
import { rule, schedule } from './rules.ts'
import { plannedSchedule } from './schedules.ts'
import { subscription } from './sns.ts'
import { notification } from './storage.ts'

/** One event of a function, and what it is an event of. */
export type Called = {
  /** The logical id of the event: that of the function and the event's own. */
  id: string
  /** The event's own name. */
  name: string
  type: string
  given: JsonObject
  source: Source
  target: Target
  role: JsonObject
}

type Expansion = (event: Called, all: Expanding) => JsonObject

const KINDS: Record<string, Expansion> = {
  AlexaSkill: skill,
  Api: addRestRoute,
  CloudWatchEvent: rule,
  CloudWatchLogs: logs,
  Cognito: trigger,
  EventBridgeRule: rule,
  HttpApi: addHttpRoute,
  IoTRule: topicRule,
  S3: notification,
  SNS: subscription,
  Schedule: schedule,
  ScheduleV2: plannedSchedule,
}

/** What the events of a function need beside it; the order is SAM's, which decides the order of routes. */
export function expandEvents(function_: Pick<Called, 'source' | 'target' | 'role'>, all: Expanding): JsonObject {
  const { id, properties } = function_.source
  const made: JsonObject = {}
  const events = isObject(properties.Events) ? Object.entries(properties.Events) : []
  for (const [name, event] of events.sort(byPath)) {
    if (!isObject(event)) throw invalidEvent(id, name, 'Event must be a map.')
    const type = wordOf(event.Type)
    const given = isObject(event.Properties) ? event.Properties : {}
    const called = { ...function_, id: `${id}${name}`, name, type, given }
    if (isPolled(type)) Object.assign(made, polled(called, all))
    else if (Object.hasOwn(KINDS, type)) Object.assign(made, KINDS[type]?.(called, all))
    else
      throw invalidEvent(id, name, `Resource dict has missing or invalid value for key Type. Event Type is: ${type}.`)
  }
  return made
}

function byPath([a, first]: [string, Json], [b, second]: [string, Json]): number {
  const key = (name: string, event: Json) => {
    const path = isObject(event) && isObject(event.Properties) ? event.Properties.Path : undefined
    return typeof path === 'string' ? path : name
  }
  const [x, y] = [key(a, first), key(b, second)]
  return x < y ? -1 : x > y ? 1 : 0
}

/** Lets a service call the function, from one source only where that is known. */
export function permission(
  { id, source, target }: Pick<Called, 'id' | 'source' | 'target'>,
  principal: string,
  more: JsonObject = {},
  suffix = '',
): JsonObject {
  return {
    [`${id}Permission${suffix}`]: {
      Type: 'AWS::Lambda::Permission',
      ...source.passed,
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: target.name, Principal: principal, ...more },
    },
  }
}

/** A queue for what could not be delivered: one that is named, or one of its own. */
export function deadLetters(
  { id, source }: Pick<Called, 'id' | 'source'>,
  config: Json | undefined,
): { arn: Json; queueId?: string; made: JsonObject } | undefined {
  if (!isObject(config)) return undefined
  if (config.Arn !== undefined && config.Type !== undefined) {
    throw invalidEvent(source.id, id, "You can either define 'Arn' or 'Type' property of DeadLetterConfig.")
  }
  if (config.Arn !== undefined) return { arn: config.Arn, made: {} }
  if (config.Type === undefined) {
    throw invalidEvent(source.id, id, "No 'Arn' or 'Type' property provided for DeadLetterConfig.")
  }
  if (config.Type !== 'SQS') {
    throw invalidEvent(source.id, id, "The only valid value for 'Type' property of DeadLetterConfig is 'SQS'.")
  }
  const queueId = typeof config.QueueLogicalId === 'string' ? config.QueueLogicalId : `${id}Queue`
  return {
    arn: { 'Fn::GetAtt': [queueId, 'Arn'] },
    queueId,
    made: { [queueId]: { Type: 'AWS::SQS::Queue', ...source.passed, Properties: {} } },
  }
}
