import { createHash } from 'node:crypto'
import { partitionOf } from '../../template/intrinsics/lookups.ts'
import { type ResourceType, resourceType } from '../../template/resource-types.ts'
import type { JsonObject } from '../../template/template.ts'
import { ownForm } from './id-forms.ts'
import { waitConditionId } from './wait-conditions.ts'

export type Place = { account: string; region: string; stackName: string; stackId?: string }

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'

/** Types whose Ref is not what the public table says. */
const ARN_REFERENCES = new Set(['AWS::SecretsManager::Secret', 'AWS::ElasticLoadBalancingV2::ListenerRule'])

/** Prefixes of ids that do not follow from the type's name. */
const PREFIXES: Record<string, string> = {
  'AWS::EC2::Instance': 'i',
  'AWS::EC2::InternetGateway': 'igw',
  'AWS::EC2::NatGateway': 'nat',
  'AWS::EC2::RouteTable': 'rtb',
  'AWS::EC2::SecurityGroup': 'sg',
  'AWS::EC2::Volume': 'vol',
  'AWS::EC2::EIP': 'eipalloc',
  'AWS::EC2::VPCEndpoint': 'vpce',
  'AWS::EC2::SubnetRouteTableAssociation': 'rtbassoc',
  'AWS::EC2::LaunchTemplate': 'lt',
  'AWS::EC2::NetworkInterface': 'eni',
  'AWS::EC2::NetworkAcl': 'acl',
  'AWS::EFS::FileSystem': 'fs',
  'AWS::EFS::MountTarget': 'fsmt',
}

/** A name nobody chose: `<stack>-<resource>-<twelve characters>`. */
export function generatedName(place: Place, logicalId: string, maxLength = 63): string {
  const suffix = randomText(UPPER, 12)
  const room = Math.max(maxLength - suffix.length - logicalId.length - 2, 1)
  return `${place.stackName.slice(0, room)}-${logicalId}-${suffix}`
}

export function randomText(alphabet: string, length: number): string {
  let text = ''
  // Names need to differ, not to be secret; asking the system for randomness each time would be half of a creation.
  for (let at = 0; at < length; at += 1) text += alphabet[Math.floor(Math.random() * alphabet.length)]
  return text
}

/** Digits that always come out the same for the same text: attributes are made when asked for, not stored. */
export function stableHex(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length)
}

/** The name a person chose for the physical resource, if the type has one and the properties set it. */
export function chosenName(type: string, properties: JsonObject): string | undefined {
  const property = resourceType(type)?.nameProperty
  const value = property === undefined ? undefined : properties[property]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The id of a new physical resource, of the kind that Ref answers for its type. */
export function newPhysicalId(typeName: string, logicalId: string, properties: JsonObject, place: Place): string {
  const waits = waitConditionId(typeName, logicalId, properties, place)
  if (waits !== undefined) return waits
  const type = resourceType(typeName)
  const name = chosenName(typeName, properties) ?? nameFor(typeName, logicalId, place)
  const own = ownForm(typeName, name, place, properties)
  if (own !== undefined) return own
  const identifier = type?.identifier.at(-1) ?? 'Id'
  const given = properties[identifier]
  if (typeof given === 'string' && given !== '') return given
  if (typeName === 'AWS::SQS::Queue') return `https://sqs.${place.region}.amazonaws.com/${place.account}/${name}`
  if (type?.nameProperty === identifier) return name
  if (ARN_REFERENCES.has(typeName)) return arnOf(type, name, place, typeName, randomText(UPPER, 6))
  if (/Arn$/i.test(identifier)) return arnOf(type, name, place, typeName)
  const prefix = PREFIXES[typeName] ?? (typeName.startsWith('AWS::EC2::') ? shortName(typeName).toLowerCase() : '')
  if (prefix) return `${prefix}-0${stableHex(name, 16)}`
  return /^Id$|Id$/.test(identifier) && !type?.nameProperty ? stableHex(name, 10) : name
}

function nameFor(type: string, logicalId: string, place: Place): string {
  if (type === 'AWS::SSM::Parameter') return `CFN-${logicalId}-${randomText(UPPER, 12)}`
  if (type === 'AWS::S3::Bucket') return generatedName(place, logicalId).toLowerCase()
  return generatedName(place, logicalId)
}

function shortName(type: string): string {
  return type.split('::').at(-1) ?? type
}

/** The ARN of a resource by its type's public form, or a plausible one. */
export function arnOf(
  type: ResourceType | undefined,
  name: string,
  place: Pick<Place, 'account' | 'region'>,
  typeName: string,
  suffix?: string,
): string {
  const [, service = 'custom', kind = 'resource'] = typeName.split('::')
  const template =
    type?.arnTemplate ??
    `arn:\${Partition}:${service.toLowerCase()}:\${Region}:\${Account}:${kind.toLowerCase()}/\${Name}`
  const arn = template
    .replace('${Partition}', partitionOf(place.region))
    .replace('${Region}', place.region)
    .replace('${Account}', place.account)
    .replace(/\$\{[^}]*\}/g, name)
  return suffix ? `${arn}-${suffix}` : arn
}
