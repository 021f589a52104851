import { partitionOf } from '../../../template/intrinsics/lookups.ts'
import { type ResourceType, resourceType, resourceTypeNames } from '../../../template/resource-types.ts'
import { AwsError } from '../../wire/aws-error.ts'
import { struct, text } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { page } from '../pages.ts'
import { provisioningOf, schemaOf } from './schema.ts'

/** Public types when they are asked for; of its own an account has none. */
export const listTypes: Operation = (call) => {
  const { items, nextToken } = page(call, wantedTypes(call), (name) => name)
  return {
    TypeSummaries: items.map((name) => ({
      Type: 'RESOURCE',
      TypeName: name,
      TypeArn: typeArn(call, name),
      Description: descriptionOf(name),
    })),
    NextToken: nextToken,
  }
}

function wantedTypes({ input }: Call): string[] {
  const filters = struct(input, 'Filters') ?? {}
  const category = text(filters, 'Category')
  const kind = text(input, 'Type') ?? 'RESOURCE'
  const provisioning = text(input, 'ProvisioningType')
  const isPublic = text(input, 'Visibility') === 'PUBLIC' || category === 'AWS_TYPES'
  const isOfAws = category === undefined || category === 'AWS_TYPES'
  if (!isPublic || !isOfAws || kind !== 'RESOURCE' || text(filters, 'PublisherId') !== undefined) return []
  if (text(input, 'DeprecatedStatus') === 'DEPRECATED') return []
  const prefix = text(filters, 'TypeNamePrefix') ?? ''
  return resourceTypeNames()
    .filter((name) => name.startsWith(prefix) && (!provisioning || provisioning === provisioningOf(named(name))))
    .sort()
}

export const describeType: Operation = (call) => {
  const type = askedType(call)
  return {
    Arn: typeArn(call, type.name),
    Type: 'RESOURCE',
    TypeName: type.name,
    IsDefaultVersion: true,
    Description: descriptionOf(type.name),
    Schema: JSON.stringify(schemaOf(type)),
    ProvisioningType: provisioningOf(type),
    DeprecatedStatus: 'LIVE',
    Visibility: 'PUBLIC',
  }
}

/** A public type has the one version that everybody uses. */
export const listTypeVersions: Operation = (call) => {
  const type = askedType(call)
  if (text(call.input, 'DeprecatedStatus') === 'DEPRECATED') return { TypeVersionSummaries: [] }
  return {
    TypeVersionSummaries: [
      {
        Type: 'RESOURCE',
        TypeName: type.name,
        IsDefaultVersion: true,
        Arn: typeArn(call, type.name),
        Description: descriptionOf(type.name),
      },
    ],
  }
}

/** The type that a call names by its ARN, or by its kind and name. */
export function askedType({ input }: Call): ResourceType {
  const arn = text(input, 'Arn')
  const name = arn?.split('/').at(2)?.replaceAll('-', '::') ?? text(input, 'TypeName')
  const kind = arn?.split(':').at(5)?.split('/').at(1)?.toUpperCase() ?? text(input, 'Type')
  if (name === undefined || kind === undefined) {
    throw new AwsError('CFNRegistryException', 'A type is named by its Arn, or by its Type and TypeName.')
  }
  const found = kind === 'RESOURCE' && name.startsWith('AWS::') ? resourceType(name) : undefined
  if (!found) throw new AwsError('TypeNotFoundException', `The type '${name}' cannot be found.`, 404)
  return found
}

function named(name: string): ResourceType {
  const type = resourceType(name)
  if (!type) throw new Error(`${name} is listed and not described`)
  return type
}

function typeArn({ home }: Call, name: string): string {
  return `arn:${partitionOf(home.region)}:cloudformation:${home.region}::type/resource/${name.replaceAll('::', '-')}`
}

function descriptionOf(name: string): string {
  return `Resource Type definition for ${name}`
}
