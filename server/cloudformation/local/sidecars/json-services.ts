import { z } from 'zod'
import type { Region } from '../state/region.ts'
import type { World } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
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

export function performJson(world: World, home: Region, target: string, body: string): object {
  const operation = Object.hasOwn(OPERATIONS, target) ? OPERATIONS[target] : undefined
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
