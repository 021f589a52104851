import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { addMachineRoute } from '../apis/rest/events.ts'
import { ruleDeadLetters, ruleState, ruleTarget } from '../events/rules.ts'
import { scheduleFor } from '../events/schedules.ts'
import { type Expanding, given, invalidEvent, type Source } from '../expanding.ts'
import { getAtt, ref, wordOf } from '../intrinsics.ts'
import { allows, trust } from '../policies/documents.ts'

export type Started = { id: string; name: string; given: JsonObject; source: Source; arn: JsonObject }

/** What the events of a state machine need beside it: rules and schedules with a role that may start it. */
export function machineEvents(source: Source, all: Expanding): JsonObject {
  const { id, properties } = source
  const made: JsonObject = {}
  const events = isObject(properties.Events) ? Object.entries(properties.Events) : []
  const arn = properties.UseAliasAsEventTarget ? ref(`${id}Alias${wordOf(properties.AutoPublishAlias)}`) : ref(id)
  for (const [name, event] of events) {
    const given = isObject(event) && isObject(event.Properties) ? event.Properties : {}
    const started = { id: `${id}${name}`, name, given, source, arn }
    Object.assign(made, machineEvent(isObject(event) ? event.Type : undefined, started, all))
  }
  return made
}

function machineEvent(type: Json | undefined, event: Started, all: Expanding): JsonObject {
  const { given: properties, id, arn } = event
  if (type === 'Schedule') {
    const { Schedule, Name, Description } = properties
    return started(event, { ScheduleExpression: Schedule, Name, Description })
  }
  if (type === 'CloudWatchEvent' || type === 'EventBridgeRule') {
    const { Pattern, RuleName, EventBusName } = properties
    return started(event, { EventPattern: Pattern, Name: RuleName, EventBusName })
  }
  if (type === 'ScheduleV2')
    return scheduleFor(event, arn, allows(`${id}StartExecutionPolicy`, 'states:StartExecution', arn))
  if (type === 'Api') return { ...starterRole(event, 'apigateway.amazonaws.com'), ...addMachineRoute(event, all) }
  throw invalidEvent(
    event.source.id,
    event.name,
    `Resource dict has missing or invalid value for key Type. Event Type is: ${wordOf(type)}.`,
  )
}

function started(event: Started, when: Record<string, Json | undefined>): JsonObject {
  const { id, source, arn, given: properties } = event
  const dead = ruleDeadLetters(event)
  const state = ruleState({ ...event, type: '', target: { name: arn, arn }, role: {} })
  const roleArn = properties.RoleArn ?? getAtt(`${id}Role`, 'Arn')
  return {
    [id]: {
      Type: 'AWS::Events::Rule',
      ...source.passed,
      Properties: given({
        ...when,
        State: state,
        Targets: [{ ...ruleTarget(event, arn, 'StepFunctionsTarget', dead?.arn), RoleArn: roleArn }],
      }),
    },
    ...(properties.RoleArn === undefined && starterRole(event, 'events.amazonaws.com')),
    ...dead?.made,
  }
}

function starterRole({ id, source, arn }: Started, service: string): JsonObject {
  const roleId = `${id}Role`
  return {
    [roleId]: {
      Type: 'AWS::IAM::Role',
      ...source.passed,
      Properties: given({
        AssumeRolePolicyDocument: trust(service),
        Policies: [allows(`${roleId}StartExecutionPolicy`, 'states:StartExecution', arn)],
        PermissionsBoundary: source.properties.PermissionsBoundary,
      }),
    },
  }
}
