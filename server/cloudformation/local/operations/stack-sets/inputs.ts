import { randomUUID } from 'node:crypto'
import type { Place } from '../../stack-sets/begin.ts'
import type { Preferences } from '../../stack-sets/preferences.ts'
import { operationUnderWay, type StackSet, stackSetArn } from '../../stack-sets/stack-set.ts'
import { AwsError, validationError } from '../../wire/aws-error.ts'
import { flag, type Input, number, struct, structs, text, texts } from '../../wire/form.ts'
import type { Call } from '../call.ts'

/** How an operation is to spread, as the call says. */
export function readPreferences(input: Input): Preferences {
  const given = struct(input, 'OperationPreferences')
  if (!given) return { regionOrder: [] }
  refuseBoth(given, 'FailureToleranceCount', 'FailureTolerancePercentage')
  refuseBoth(given, 'MaxConcurrentCount', 'MaxConcurrentPercentage')
  return {
    // The model knows no other values.
    regionConcurrency: text(given, 'RegionConcurrencyType') as Preferences['regionConcurrency'],
    regionOrder: texts(given, 'RegionOrder') ?? [],
    failureToleranceCount: number(given, 'FailureToleranceCount'),
    failureTolerancePercentage: number(given, 'FailureTolerancePercentage'),
    maxConcurrentCount: number(given, 'MaxConcurrentCount'),
    maxConcurrentPercentage: number(given, 'MaxConcurrentPercentage'),
    concurrencyMode: text(given, 'ConcurrencyMode') as Preferences['concurrencyMode'],
  }
}

function refuseBoth(input: Input, one: string, other: string): void {
  if (text(input, one) === undefined || text(input, other) === undefined) return
  throw validationError(`You can specify either ${one} or ${other}, but not both`)
}

/** Every named account in every named region. */
export function readPlaces(call: Call): Place[] {
  const { input } = call
  refuseOrganizations(input)
  const targets = struct(input, 'DeploymentTargets')
  const accounts = texts(input, 'Accounts') ?? (targets ? texts(targets, 'Accounts') : undefined) ?? []
  if (accounts.length === 0)
    throw validationError('Either Accounts or DeploymentTargets must name at least one account.')
  const regions = [...new Set(texts(input, 'Regions') ?? [])]
  if (regions.length === 0) throw validationError('Regions must name at least one region.')
  return [...new Set(accounts)].flatMap((account) => regions.map((region) => ({ account, region })))
}

/** What only an organization has, this endpoint has not. */
export function refuseOrganizations(input: Input): void {
  const targets = struct(input, 'DeploymentTargets')
  const units = targets ? (texts(targets, 'OrganizationalUnitIds') ?? []) : []
  if (
    text(input, 'PermissionModel') !== 'SERVICE_MANAGED' &&
    text(input, 'CallAs') !== 'DELEGATED_ADMIN' &&
    units.length === 0
  )
    return
  throw validationError('You must enable organizations access to operate a service managed stack set')
}

export function readOverrides(input: Input): Record<string, string> | undefined {
  const items = structs(input, 'ParameterOverrides')
  if (!items) return undefined
  return Object.fromEntries(items.map((item) => [text(item, 'ParameterKey') ?? '', text(item, 'ParameterValue') ?? '']))
}

/** The id of an operation that is to begin; refuses one that would get in the way of another. */
export function newOperationId({ input }: Call, set: StackSet): string {
  const id = text(input, 'OperationId') ?? randomUUID()
  if (set.operations.some((operation) => operation.id === id)) {
    throw new AwsError('OperationIdAlreadyExistsException', `The operation id ${id} already exists`, 409)
  }
  refuseWhileMoving(set)
  return id
}

export function refuseWhileMoving(set: StackSet): void {
  if (!operationUnderWay(set) || set.managedExecution) return
  throw new AwsError(
    'OperationInProgressException',
    `Another Operation on StackSet ${stackSetArn(set)} is in progress`,
    409,
  )
}

export function readManagedExecution(input: Input): boolean | undefined {
  const given = struct(input, 'ManagedExecution')
  return given ? (flag(given, 'Active') ?? false) : undefined
}
