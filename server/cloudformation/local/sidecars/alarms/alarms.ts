import { wakeAll } from '../lifecycle/engine.ts'
import type { Operation } from '../operations/call.ts'
import type { Region } from '../state/region.ts'
import { saveNeighbour } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
import { text, texts } from '../wire/form.ts'

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'

/** The state of an alarm that was put or that a stack holds; nothing when there is none of that name. */
export function alarmState(home: Region, name: string): AlarmState | undefined {
  const known = home.neighbours.get(`alarm ${name}`)
  if (known !== undefined) return known as AlarmState
  for (const { stack, resources } of home.stacks.values()) {
    if (stack.status === 'DELETE_COMPLETE') continue
    for (const { type, physicalId } of resources.values()) {
      if (/^AWS::CloudWatch::(?:Composite)?Alarm$/.test(type) && physicalId === name) return 'OK'
    }
  }
  return undefined
}

/** The name in `arn:aws:cloudwatch:region:account:alarm:name`. */
export function alarmName(arn: string): string {
  return arn.split(':').slice(6).join(':')
}

export const putMetricAlarm: Operation = ({ world, home, input }) => {
  saveNeighbour(world, home, `alarm ${text(input, 'AlarmName') ?? ''}`, 'INSUFFICIENT_DATA')
  return undefined
}

export const setAlarmState: Operation = ({ world, home, input }) => {
  const name = text(input, 'AlarmName') ?? ''
  if (alarmState(home, name) === undefined) throw new AwsError('ResourceNotFound', 'Alarm not found', 404)
  saveNeighbour(world, home, `alarm ${name}`, text(input, 'StateValue') ?? 'OK')
  wakeAll(world)
  return undefined
}

export const deleteAlarms: Operation = ({ world, home, input }) => {
  for (const name of texts(input, 'AlarmNames') ?? []) saveNeighbour(world, home, `alarm ${name}`, null)
  return undefined
}

export const describeAlarms: Operation = ({ home, input }) => {
  const all = [...home.neighbours.keys()].filter((key) => key.startsWith('alarm ')).map((key) => key.slice(6))
  const names = (texts(input, 'AlarmNames') ?? all).filter((name) => alarmState(home, name) !== undefined)
  return {
    MetricAlarms: names.map((name) => ({
      AlarmName: name,
      AlarmArn: `arn:aws:cloudwatch:${home.region}:${home.account}:alarm:${name}`,
      StateValue: alarmState(home, name),
    })),
  }
}

export const CLOUDWATCH: Record<string, Operation> = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarms: describeAlarms,
  PutMetricAlarm: putMetricAlarm,
  SetAlarmState: setAlarmState,
}
