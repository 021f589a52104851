import { wakeAll } from '../../lifecycle/engine.ts'
import type { Operation } from '../../operations/call.ts'
import { AwsError } from '../../wire/aws-error.ts'
import { flag, type Input, number, structs, text, texts } from '../../wire/form.ts'
import { type AlarmState, alarmNames, alarmShape, findAlarm, NEW_ALARM, saveAlarm } from './alarm.ts'

const TEXTS = [
  'AlarmDescription',
  'MetricName',
  'Namespace',
  'Statistic',
  'ExtendedStatistic',
  'Unit',
  'ComparisonOperator',
  'TreatMissingData',
]
const NUMBERS = ['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'Threshold']
const LISTS = ['AlarmActions', 'OKActions', 'InsufficientDataActions']
const STATES = ['OK', 'ALARM', 'INSUFFICIENT_DATA']
const PAGE = 50

export const putMetricAlarm: Operation = ({ world, home, input }) => {
  const name = required(input, 'AlarmName')
  if (input.Metrics !== undefined) {
    throw new AwsError('InvalidParameterCombination', 'The local endpoint keeps alarms on one metric, not on Metrics.')
  }
  for (const field of ['ComparisonOperator', 'EvaluationPeriods']) required(input, field)
  saveAlarm(world, home, name, {
    ...(findAlarm(home, name) ?? NEW_ALARM),
    at: world.clock.wall(),
    texts: given(TEXTS, (field) => text(input, field)),
    numbers: given(NUMBERS, (field) => number(input, field)),
    lists: given(LISTS, (field) => texts(input, field)),
    dimensions: (structs(input, 'Dimensions') ?? []).map((one) => ({
      name: text(one, 'Name') ?? '',
      value: text(one, 'Value') ?? '',
    })),
    actionsEnabled: flag(input, 'ActionsEnabled') ?? true,
  })
  return undefined
}

export const setAlarmState: Operation = ({ world, home, input }) => {
  const name = required(input, 'AlarmName')
  const state = required(input, 'StateValue')
  if (!STATES.includes(state)) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${state}' at 'stateValue' failed to satisfy constraint: Member must satisfy enum value set: [INSUFFICIENT_DATA, ALARM, OK]`,
    )
  }
  const alarm = findAlarm(home, name)
  if (!alarm) throw new AwsError('ResourceNotFound', 'Alarm not found', 404)
  const reason = text(input, 'StateReason') ?? ''
  saveAlarm(world, home, name, { ...alarm, state: state as AlarmState, reason, at: world.clock.wall() })
  wakeAll(world)
  return undefined
}

export const deleteAlarms: Operation = ({ world, home, input }) => {
  for (const name of texts(input, 'AlarmNames') ?? []) saveAlarm(world, home, name, null)
  return undefined
}

export const describeAlarms: Operation = ({ home, input }) => {
  const prefix = text(input, 'AlarmNamePrefix') ?? ''
  const state = text(input, 'StateValue')
  const after = Buffer.from(text(input, 'NextToken') ?? '', 'base64url').toString()
  const asked = texts(input, 'AlarmNames')
  const found = alarmNames(home)
    .filter((name) => name.startsWith(prefix) && name > after && (asked === undefined || asked.includes(name)))
    .flatMap((name) => {
      const alarm = findAlarm(home, name)
      return alarm && (state === undefined || alarm.state === state) ? [{ name, alarm }] : []
    })
  const size = Math.min(Math.max(number(input, 'MaxRecords') ?? PAGE, 1), 100)
  const shown = found.slice(0, size)
  return {
    MetricAlarms: shown.map(({ name, alarm }) => alarmShape(home, name, alarm)),
    CompositeAlarms: [],
    NextToken: found.length > size ? Buffer.from(shown.at(-1)?.name ?? '').toString('base64url') : undefined,
  }
}

export const CLOUDWATCH: Record<string, Operation> = {
  DeleteAlarms: deleteAlarms,
  DescribeAlarms: describeAlarms,
  PutMetricAlarm: putMetricAlarm,
  SetAlarmState: setAlarmState,
}

function required(input: Input, name: string): string {
  const value = text(input, name)
  if (value === undefined) throw new AwsError('MissingParameter', `The parameter ${name} is required.`)
  return value
}

function given<T>(fields: string[], read: (field: string) => T | undefined): Record<string, T> {
  const values = fields.map((field): [string, T | undefined] => [field, read(field)])
  return Object.fromEntries(values.filter((entry): entry is [string, T] => entry[1] !== undefined))
}
