import { z } from 'zod'
import type { Region } from '../state/region.ts'
import type { World } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
import type { Input } from '../wire/form.ts'
import { CLOUDWATCH } from './alarms.ts'
import { getSecretValue, putSecret } from './secrets.ts'
import { deleteParameter, getParameter, getParameters, getParametersByPath, putParameter } from './ssm.ts'

export type JsonCall = { world: World; home: Region; input: Record<string, unknown> }
export type JsonOperation = (call: JsonCall) => object

/** The operations that are asked for in JSON, by the end of the `x-amz-target` header. */
const OPERATIONS: Record<string, JsonOperation> = {
  'AmazonSSM.DeleteParameter': deleteParameter,
  'AmazonSSM.GetParameter': getParameter,
  'AmazonSSM.GetParameters': getParameters,
  'AmazonSSM.GetParametersByPath': getParametersByPath,
  'AmazonSSM.PutParameter': putParameter,
  'secretsmanager.CreateSecret': putSecret,
  'secretsmanager.GetSecretValue': getSecretValue,
  'secretsmanager.PutSecretValue': putSecret,
}

const ALARMS = 'GraniteServiceVersion20100801.'

/** Alarms are asked for in both protocols; their operations read the form of the older one. */
function alarmOperation(target: string): JsonOperation | undefined {
  const action = target.startsWith(ALARMS) ? target.slice(ALARMS.length) : ''
  const operation = Object.hasOwn(CLOUDWATCH, action) ? CLOUDWATCH[action] : undefined
  if (!operation) return undefined
  return ({ world, home, input }) => {
    const answer = operation({ world, home, input: asForm(input), action, accessKey: '' })
    return typeof answer === 'object' && answer !== null ? answer : {}
  }
}

function asForm(value: object): Input {
  const entries = Array.isArray(value) ? value.map((item, index) => [`${index + 1}`, item]) : Object.entries(value)
  return Object.fromEntries(
    entries.map(([name, item]) => [name, typeof item === 'object' && item !== null ? asForm(item) : String(item)]),
  )
}

export function performJson(world: World, home: Region, target: string, body: string): object {
  const operation = alarmOperation(target) ?? (Object.hasOwn(OPERATIONS, target) ? OPERATIONS[target] : undefined)
  if (!operation) {
    throw new AwsError('UnknownOperationException', `The local endpoint does not implement ${target.slice(0, 128)}.`)
  }
  let input: unknown
  try {
    input = JSON.parse(body === '' ? '{}' : body)
  } catch {
    throw new AwsError('SerializationException', 'The body is not JSON.')
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(input)
  if (!parsed.success) throw new AwsError('SerializationException', 'The body is not a JSON object.')
  return operation({ world, home, input: parsed.data })
}
