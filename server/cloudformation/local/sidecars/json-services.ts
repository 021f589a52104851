import type { Region } from '../state/region.ts'
import type { World } from '../state/world.ts'
import { asForm } from '../wire/as-form.ts'
import { AwsError } from '../wire/aws-error.ts'
import { CLOUDWATCH } from './alarms/alarms.ts'
import type { JsonOperation } from './json-operation.ts'
import { describeRepositories, listImages } from './repositories.ts'
import { deleteSecret, describeSecret, getSecretValue, putSecret } from './secrets.ts'
import {
  deleteParameter,
  deleteParameters,
  getParameter,
  getParameters,
  getParametersByPath,
  putParameter,
} from './ssm.ts'

/** The operations that are asked for in JSON, by the end of the `x-amz-target` header. */
const OPERATIONS: Record<string, JsonOperation> = {
  'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories': describeRepositories,
  'AmazonEC2ContainerRegistry_V20150921.ListImages': listImages,
  'AmazonSSM.DeleteParameter': deleteParameter,
  'AmazonSSM.DeleteParameters': deleteParameters,
  'AmazonSSM.GetParameter': getParameter,
  'AmazonSSM.GetParameters': getParameters,
  'AmazonSSM.GetParametersByPath': getParametersByPath,
  'AmazonSSM.PutParameter': putParameter,
  'secretsmanager.CreateSecret': putSecret,
  'secretsmanager.DeleteSecret': deleteSecret,
  'secretsmanager.DescribeSecret': describeSecret,
  'secretsmanager.GetSecretValue': getSecretValue,
  'secretsmanager.PutSecretValue': putSecret,
  'secretsmanager.UpdateSecret': putSecret,
}

const ALARMS = 'GraniteServiceVersion20100801.'

/** Alarms are asked for in three protocols; their operations read the form of the oldest. */
function alarmOperation(target: string): JsonOperation | undefined {
  const action = target.startsWith(ALARMS) ? target.slice(ALARMS.length) : ''
  const operation = Object.hasOwn(CLOUDWATCH, action) ? CLOUDWATCH[action] : undefined
  if (!operation) return undefined
  return ({ world, home, input }) => {
    const answer = operation({ world, home, input: asForm(input), action, principal: '' })
    return typeof answer === 'object' && answer !== null ? answer : {}
  }
}

export function performJson(world: World, home: Region, target: string, input: unknown): object {
  const operation = alarmOperation(target) ?? (Object.hasOwn(OPERATIONS, target) ? OPERATIONS[target] : undefined)
  if (!operation) {
    throw new AwsError('UnknownOperationException', `The local endpoint does not implement ${target.slice(0, 128)}.`)
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new AwsError('SerializationException', 'The body is not an object.')
  }
  const given = input as Record<string, unknown>
  for (const name of TEXTS) mustBeText(given[name])
  if (Array.isArray(given.Names)) given.Names.forEach(mustBeText)
  return operation({ world, home, input: given })
}

/** What is a text wherever these services know it. */
const TEXTS = ['Name', 'NextToken', 'Path', 'SecretId', 'SecretString', 'Type', 'Value']

function mustBeText(value: unknown): void {
  if (value === undefined || value === null || typeof value === 'string') return
  const what = typeof value === 'object' ? 'a structure' : `a ${typeof value}`
  throw new AwsError('SerializationException', `A text was expected where ${what} is.`)
}
