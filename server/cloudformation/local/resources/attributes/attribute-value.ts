import { isCustomResource, resourceType } from '../../../template/resource-types.ts'
import { entry, isObject, type Json, type JsonObject } from '../../../template/template.ts'
import { bareName, prefixed, stableHex, stableText } from '../id-forms/texts.ts'
import { arnOf, type Place } from '../physical-id.ts'
import { ATTRIBUTES } from './made-up.ts'

export type Existing = { type: string; logicalId: string; physicalId: string; properties: JsonObject }

const PORTS: [prefix: string, port: string][] = [
  ['AWS::ElastiCache', '6379'],
  ['AWS::Redshift', '5439'],
  ['AWS::DocDB', '27017'],
  ['AWS::Neptune', '8182'],
  ['AWS::MemoryDB', '6379'],
]

/** What Fn::GetAtt answers; nothing for an attribute that the type does not have. */
export function attributeValue(resource: Existing, name: string, place: Place): Json | undefined {
  if (!supportsAttribute(resource.type, name)) return undefined
  const written = atPath(resource.properties, name.split('.'))
  if (written !== undefined) return written
  return madeUp(resource, name, place)
}

/**
 * Whether the type answers the attribute: its own, or any of its properties, as CloudFormation was seen to do.
 * Custom resources and nested stacks answer what they please.
 */
export function supportsAttribute(typeName: string, name: string): boolean {
  if (isCustomResource(typeName)) return true
  if (typeName === 'AWS::CloudFormation::Stack') return name.startsWith('Outputs.')
  const type = resourceType(typeName)
  if (!type || type.attributes.includes(name) || type.attributes.some((one) => name.startsWith(`${one}.`))) return true
  return Object.hasOwn(type.properties, name.split('.')[0] ?? '')
}

function atPath(properties: JsonObject, path: string[]): Json | undefined {
  let value: Json | undefined = properties
  for (const key of path) value = isObject(value) ? entry(value, key) : undefined
  return value
}

function madeUp(resource: Existing, name: string, place: Place): Json {
  const { type, physicalId } = resource
  const last = name.split('.').at(-1) ?? name
  const bare = bareName(physicalId)
  const seed = `${physicalId} ${name}`
  const known = ATTRIBUTES[`${type.replace('AWS::', '')}.${name}`]
  if (known) return known({ physicalId, properties: resource.properties, ...place, seed })
  if (physicalId.startsWith('arn:') && /^(?:.*Arn|Id)$/i.test(last)) return physicalId
  if (type === 'AWS::SQS::Queue' && last === 'QueueUrl') return physicalId
  if (/Arn$/i.test(last)) return arnOf(resourceType(type), bare, place, type)
  if (/Port$/.test(last)) return PORTS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? enginePort(resource)
  if (type === 'AWS::S3::Bucket') return bucketAddress(last, bare, place)
  if (/(?:Address|DomainName|DNSName|DnsName|Endpoint)$/.test(last)) return address(type, bare, place)
  if (/(?:Url|URL|Uri|URI)$/.test(last)) return `https://${address(type, bare, place)}`
  if (/^PrivateIp/.test(last)) return `10.0.${octet(seed, 0)}.${octet(seed, 2)}`
  if (/Ip$|^PublicIp/.test(last)) return `203.0.113.${octet(seed, 0)}`
  if (/Name$/.test(last)) return bare
  if (resourceType(type)?.identifier.includes(name)) return physicalId
  if (/AvailabilityZone$/.test(last)) return `${place.region}a`
  // What the signals of a wait condition said: there were none.
  if (type === 'AWS::CloudFormation::WaitCondition') return '{}'
  if (/(?:s|Blocks|Entries)$/.test(last) && !/(?:Status|Address)$/.test(last)) return []
  return /Id$|ID$/.test(last) ? madeUpId(last, seed, place) : `${bare}-${last}`
}

/** An id of something that came with the resource. */
function madeUpId(name: string, seed: string, place: Place): string {
  if (/AccountId$/.test(name)) return place.account
  if (/HostedZoneI[dD]$/.test(name)) return `Z${stableText(seed, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 20)}`
  const [, prefix] = /^(Vpc|Subnet|RouteTable)Id$/.exec(name) ?? []
  if (prefix) return prefixed(prefix === 'RouteTable' ? 'rtb' : prefix.toLowerCase(), seed)
  return stableHex(seed, 17)
}

function octet(seed: string, at: number): number {
  return Number.parseInt(stableHex(seed, 8).slice(at, at + 2), 16)
}

function enginePort(resource: Existing): string {
  const engine = String(resource.properties.Engine ?? '')
  return /postgres/.test(engine) ? '5432' : /oracle/.test(engine) ? '1521' : /sqlserver/.test(engine) ? '1433' : '3306'
}

function bucketAddress(last: string, bucket: string, place: Place): string {
  if (last === 'WebsiteURL') return `http://${bucket}.s3-website-${place.region}.amazonaws.com`
  if (last === 'DomainName') return `${bucket}.s3.amazonaws.com`
  const dual = last === 'DualStackDomainName' ? 'dualstack.' : ''
  return `${bucket}.s3.${dual}${place.region}.amazonaws.com`
}

function address(type: string, name: string, place: Place): string {
  const service = (type.split('::')[1] ?? 'service').toLowerCase()
  return `${name}.${stableHex(name, 12)}.${place.region}.${service}.amazonaws.com`.toLowerCase()
}
