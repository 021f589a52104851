import { createHash } from 'node:crypto'
import type { Region } from '../state/region.ts'
import { saveNeighbour } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
import type { JsonOperation } from './json-services.ts'

export type SsmParameter = { name: string; value: string; type: string; version: number }

/** A parameter that was put, or that a stack holds as an `AWS::SSM::Parameter`. */
export function findParameter(home: Region, name: string): SsmParameter | undefined {
  const put = home.neighbours.get(`ssm ${name}`)
  if (put !== undefined) return JSON.parse(put) as SsmParameter
  for (const { stack, resources } of home.stacks.values()) {
    if (stack.status === 'DELETE_COMPLETE') continue
    for (const resource of resources.values()) {
      if (resource.type !== 'AWS::SSM::Parameter' || resource.physicalId !== name) continue
      const { Value, Type } = resource.properties
      return { name, value: String(Value ?? ''), type: String(Type ?? 'String'), version: 1 }
    }
  }
  return undefined
}

export const getParameter: JsonOperation = ({ home, input }) => {
  const asked = String(input.Name ?? '')
  const [name = '', version] = asked.split(':')
  const found = findParameter(home, name)
  if (!found || (version !== undefined && Number(version) !== found.version)) {
    throw new AwsError('ParameterNotFound', `Parameter ${asked} not found.`)
  }
  return { Parameter: shape(home, found) }
}

export const getParameters: JsonOperation = ({ home, input }) => {
  const names = Array.isArray(input.Names) ? input.Names.map(String) : []
  const found = names.map((name) => ({ name, parameter: findParameter(home, name) }))
  return {
    Parameters: found.flatMap(({ parameter }) => (parameter ? [shape(home, parameter)] : [])),
    InvalidParameters: found.filter(({ parameter }) => !parameter).map(({ name }) => name),
  }
}

export const getParametersByPath: JsonOperation = ({ home, input }) => {
  const prefix = String(input.Path ?? '/').replace(/\/?$/, '/')
  const names = [...home.neighbours.keys()].filter((key) => key.startsWith(`ssm ${prefix}`)).map((key) => key.slice(4))
  return { Parameters: names.flatMap((name) => findParameter(home, name) ?? []).map((found) => shape(home, found)) }
}

export const putParameter: JsonOperation = ({ world, home, input }) => {
  const name = String(input.Name ?? '')
  const before = findParameter(home, name)
  if (before && input.Overwrite !== true) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    )
  }
  const version = (before?.version ?? 0) + 1
  const parameter: SsmParameter = {
    name,
    value: String(input.Value ?? ''),
    type: String(input.Type ?? 'String'),
    version,
  }
  saveNeighbour(world, home, `ssm ${name}`, JSON.stringify(parameter))
  return { Version: version, Tier: 'Standard' }
}

export const deleteParameter: JsonOperation = ({ world, home, input }) => {
  const name = String(input.Name ?? '')
  if (!home.neighbours.has(`ssm ${name}`)) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`)
  saveNeighbour(world, home, `ssm ${name}`, null)
  return {}
}

function shape({ account, region }: Region, { name, value, type, version }: SsmParameter): object {
  const arn = `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`
  return { Name: name, Value: value, Type: type, Version: version, ARN: arn, DataType: 'text' }
}
