import { resourceType } from '../../template/resource-types.ts'
import { stableHex } from '../resources/id-forms/texts.ts'
import { arnOf } from '../resources/physical-id.ts'
import type { Region } from '../state/region.ts'
import { saveNeighbour } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
import type { JsonOperation } from './json-operation.ts'

const TYPE = 'AWS::SecretsManager::Secret'

/** The text of a secret that was put, or that a stack holds; a generated one always comes out the same. */
export function findSecret(home: Region, id: string): string | undefined {
  const name = nameOf(id)
  const put = home.neighbours.get(`secret ${name}`) ?? home.neighbours.get(`secret ${name.replace(/-\w{6}$/, '')}`)
  if (put !== undefined) return put
  for (const { stack, resources } of home.stacks.values()) {
    if (stack.status === 'DELETE_COMPLETE') continue
    for (const { type, physicalId, properties } of resources.values()) {
      const named = nameOf(physicalId ?? '').replace(/-\w{6}$/, '')
      if (type !== TYPE || (physicalId !== id && named !== name && properties.Name !== id)) continue
      return typeof properties.SecretString === 'string' ? properties.SecretString : stableHex(physicalId ?? id, 32)
    }
  }
  return undefined
}

export const getSecretValue: JsonOperation = ({ home, input }) => {
  const id = String(input.SecretId ?? '')
  const value = findSecret(home, id)
  if (value === undefined) throw notFound()
  return { ARN: arn(home, id), Name: id, SecretString: value, VersionStages: ['AWSCURRENT'] }
}

export const putSecret: JsonOperation = ({ world, home, input }) => {
  const name = String(input.Name ?? input.SecretId ?? '')
  saveNeighbour(world, home, `secret ${name}`, String(input.SecretString ?? ''))
  return { ARN: arn(home, name), Name: name }
}

export const describeSecret: JsonOperation = ({ home, input }) => {
  const id = String(input.SecretId ?? '')
  if (findSecret(home, id) === undefined) throw notFound()
  return { ARN: arn(home, id), Name: nameOf(id) }
}

export const deleteSecret: JsonOperation = ({ world, home, input }) => {
  const id = String(input.SecretId ?? '')
  const name = nameOf(id)
  const key = [name, name.replace(/-\w{6}$/, '')].find((one) => home.neighbours.has(`secret ${one}`))
  if (key === undefined) throw notFound()
  saveNeighbour(world, home, `secret ${key}`, null)
  return { ARN: arn(home, id), Name: key, DeletionDate: new Date(world.clock.wall()) }
}

function notFound(): AwsError {
  return new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
}

function nameOf(id: string): string {
  return id.startsWith('arn:') ? id.split(':').slice(6).join(':') : id
}

function arn(home: Region, id: string): string {
  return id.startsWith('arn:') ? id : arnOf(resourceType(TYPE), id, home, TYPE, stableHex(id, 6))
}
