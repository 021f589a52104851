import { resourceType } from '../../../template/resource-types.ts'
import type { Template } from '../../../template/template.ts'
import { AwsError } from '../../wire/aws-error.ts'

const IAM_TYPES = new Set(
  ['AccessKey', 'Group', 'InstanceProfile', 'ManagedPolicy', 'Policy', 'Role', 'User', 'UserToGroupAddition'].map(
    (kind) => `AWS::IAM::${kind}`,
  ),
)

export type NeededCapabilities = { capabilities: string[]; reason?: string }

/** What a template's resources must be acknowledged for. */
export function neededCapabilities(template: Pick<Template, 'resources'>, transformed: boolean): NeededCapabilities {
  const iam = Object.values(template.resources).filter((resource) => IAM_TYPES.has(resource.type))
  const named = iam.filter((resource) => {
    const property = resourceType(resource.type)?.nameProperty
    return property !== undefined && property !== 'PolicyName' && resource.properties[property] !== undefined
  })
  const capabilities = named.length > 0 ? ['CAPABILITY_NAMED_IAM'] : iam.length > 0 ? ['CAPABILITY_IAM'] : []
  if (transformed) capabilities.push('CAPABILITY_AUTO_EXPAND')
  const types = [...new Set((named.length > 0 ? named : iam).map((resource) => resource.type))]
  const reason = types.length > 0 ? `The following resource(s) require capabilities: [${types.join(', ')}]` : undefined
  return { capabilities, reason }
}

/** Refuses a template whose capabilities were not acknowledged. */
export function checkCapabilities(template: Pick<Template, 'resources'>, given: string[], transformed: boolean): void {
  const missing = neededCapabilities(template, transformed).capabilities.filter((needed) => {
    return !given.includes(needed) && !(needed === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'))
  })
  if (missing.length > 0) {
    throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`)
  }
}
