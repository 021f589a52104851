import { createHash } from 'node:crypto'
import type { Region } from '../state/region.ts'
import { saveNeighbour } from '../state/world.ts'
import { AwsError } from '../wire/aws-error.ts'
import type { JsonOperation } from './json-operation.ts'

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
  return publicImage(home, name)
}

/** A parameter as it was at one version; the latest when none is named. */
export function findParameterVersion(home: Region, name: string, version?: string): SsmParameter | undefined {
  const latest = findParameter(home, name)
  if (!latest || version === undefined || Number(version) === latest.version) return latest
  const put = home.neighbours.get(`ssm-version ${name}:${version}`)
  return put === undefined ? undefined : (JSON.parse(put) as SsmParameter)
}

/** Where AWS publishes its newest machine images; the id is made up, and always the same for a name and region. */
function publicImage({ region }: Region, name: string): SsmParameter | undefined {
  if (!/^\/aws\/service\/(?:ami-|ecs\/|eks\/|bottlerocket\/|canonical\/)/.test(name)) return undefined
  const id = `ami-${createHash('sha256').update(`${region} ${name}`).digest('hex').slice(0, 17)}`
  const isDocument = /\/recommended$/.test(name)
  return { name, value: isDocument ? JSON.stringify({ image_id: id }) : id, type: 'String', version: 1 }
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
  const after = typeof input.NextToken === 'string' ? Buffer.from(input.NextToken, 'base64url').toString() : ''
  const size = typeof input.MaxResults === 'number' ? Math.min(Math.max(input.MaxResults, 1), 10) : 10
  const names = parameterNames(home)
    .filter((name) => name.startsWith(prefix) && name > after)
    .filter((name) => input.Recursive === true || !name.slice(prefix.length).includes('/'))
  const shown = names.slice(0, size)
  return {
    Parameters: shown.flatMap((name) => findParameter(home, name) ?? []).map((found) => shape(home, found)),
    NextToken: names.length > size ? Buffer.from(shown.at(-1) ?? '').toString('base64url') : undefined,
  }
}

function parameterNames(home: Region): string[] {
  const put = [...home.neighbours.keys()].filter((key) => key.startsWith('ssm ')).map((key) => key.slice(4))
  const held = [...home.stacks.values()].flatMap(({ stack, resources }) =>
    stack.status === 'DELETE_COMPLETE'
      ? []
      : [...resources.values()].flatMap(({ type, physicalId }) =>
          type === 'AWS::SSM::Parameter' && physicalId ? [physicalId] : [],
        ),
  )
  return [...new Set([...put, ...held])].sort()
}

export const putParameter: JsonOperation = ({ world, home, input }) => {
  const name = String(input.Name ?? '')
  if (!/^[\w./-]+$/.test(name)) {
    throw new AwsError(
      'ValidationException',
      'Parameter name: can\'t be prefixed with "ssm" (case-insensitive). If formed as a path, it can consist of sub-paths divided by slash symbol; each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_',
    )
  }
  if (typeof input.Value !== 'string' || input.Value === '') {
    throw new AwsError('ValidationException', "1 validation error detected: Value at 'value' must not be null.")
  }
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
    value: input.Value,
    type: String(input.Type ?? before?.type ?? 'String'),
    version,
  }
  saveNeighbour(world, home, `ssm ${name}`, JSON.stringify(parameter))
  saveNeighbour(world, home, `ssm-version ${name}:${version}`, JSON.stringify(parameter))
  return { Version: version, Tier: 'Standard' }
}

export const deleteParameter: JsonOperation = ({ world, home, input }) => {
  const name = String(input.Name ?? '')
  if (!home.neighbours.has(`ssm ${name}`)) throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`)
  saveNeighbour(world, home, `ssm ${name}`, null)
  return {}
}

export const deleteParameters: JsonOperation = ({ world, home, input }) => {
  const names = Array.isArray(input.Names) ? input.Names.map(String) : []
  const known = names.filter((name) => home.neighbours.has(`ssm ${name}`))
  for (const name of known) saveNeighbour(world, home, `ssm ${name}`, null)
  return { DeletedParameters: known, InvalidParameters: names.filter((name) => !known.includes(name)) }
}

function shape({ account, region }: Region, { name, value, type, version }: SsmParameter): object {
  const arn = `arn:aws:ssm:${region}:${account}:parameter/${name.replace(/^\//, '')}`
  return { Name: name, Value: value, Type: type, Version: version, ARN: arn, DataType: 'text' }
}
