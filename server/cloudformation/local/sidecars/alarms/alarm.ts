import type { Region } from '../../state/region.ts'
import { saveNeighbour, type World } from '../../state/world.ts'
import type { Output } from '../../wire/xml.ts'

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

/** An alarm as it was put, and the state it was last set to. */
export type Alarm = {
  state: AlarmState
  reason: string
  at: number
  texts: Record<string, string>
  numbers: Record<string, number>
  lists: Record<string, string[]>
  dimensions: { name: string; value: string }[]
  actionsEnabled: boolean
}

export const NEW_ALARM: Alarm = {
  state: 'INSUFFICIENT_DATA',
  reason: 'Unchecked: Initial alarm creation',
  at: 0,
  texts: {},
  numbers: {},
  lists: {},
  dimensions: [],
  actionsEnabled: true,
}

export function findAlarm(home: Region, name: string): Alarm | undefined {
  const put = home.neighbours.get(`alarm ${name}`)
  // A journal of Hadron 0.1 holds the state alone.
  if (put !== undefined)
    return put.startsWith('{') ? (JSON.parse(put) as Alarm) : { ...NEW_ALARM, state: put as AlarmState }
  return heldAlarms(home).includes(name) ? { ...NEW_ALARM, state: 'OK', reason: 'The stack made it' } : undefined
}

/** The state of an alarm that was put or that a stack holds; nothing when there is none of that name. */
export function alarmState(home: Region, name: string): AlarmState | undefined {
  return findAlarm(home, name)?.state
}

export function saveAlarm(world: World, home: Region, name: string, alarm: Alarm | null): void {
  saveNeighbour(world, home, `alarm ${name}`, alarm && JSON.stringify(alarm))
}

/** Names of all alarms, those of stacks too. */
export function alarmNames(home: Region): string[] {
  const put = [...home.neighbours.keys()].filter((key) => key.startsWith('alarm ')).map((key) => key.slice(6))
  return [...new Set([...put, ...heldAlarms(home)])].sort()
}

function heldAlarms(home: Region): string[] {
  return [...home.stacks.values()].flatMap(({ stack, resources }) =>
    stack.status === 'DELETE_COMPLETE'
      ? []
      : [...resources.values()].flatMap(({ type, physicalId }) =>
          /^AWS::CloudWatch::(?:Composite)?Alarm$/.test(type) && physicalId ? [physicalId] : [],
        ),
  )
}

/** The name in `arn:aws:cloudwatch:region:account:alarm:name`. */
export function alarmName(arn: string): string {
  return arn.split(':').slice(6).join(':')
}

export function alarmShape(home: Region, name: string, alarm: Alarm): Output {
  const at = new Date(alarm.at)
  return {
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:${home.region}:${home.account}:alarm:${name}`,
    AlarmConfigurationUpdatedTimestamp: at,
    ActionsEnabled: alarm.actionsEnabled,
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    ...alarm.lists,
    StateValue: alarm.state,
    StateReason: alarm.reason,
    StateUpdatedTimestamp: at,
    ...alarm.texts,
    Dimensions: alarm.dimensions.map(({ name: Name, value: Value }) => ({ Name, Value })),
    ...alarm.numbers,
  }
}
