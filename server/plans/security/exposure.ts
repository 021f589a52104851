import { isObject, type Json, type JsonObject } from '../../cloudformation/template/template.ts'
import { whoIs } from './permissions.ts'

type Reader = (properties: JsonObject, account: string) => string[]

/** How far a resource with these properties can be reached from outside, by type, as sentences. */
const readers: Record<string, Reader> = {
  'AWS::EC2::SecurityGroup': ({ SecurityGroupIngress: rules }) => listOf(rules).flatMap(openRule),
  'AWS::EC2::SecurityGroupIngress': openRule,
  'AWS::S3::Bucket': bucket,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::ElasticLoadBalancing::LoadBalancer': loadBalancer,
  'AWS::Lambda::Url': ({ AuthType }) => when(AuthType === 'NONE', 'Its URL needs no authentication'),
  'AWS::Lambda::Permission': ({ Principal, FunctionUrlAuthType }, account) => [
    ...when(typeof Principal === 'string', `Can be invoked by ${whoIs(String(Principal), account)}`),
    ...when(FunctionUrlAuthType === 'NONE', 'Its URL needs no authentication'),
  ],
  'AWS::RDS::DBInstance': publicDatabase,
  'AWS::RDS::DBCluster': publicDatabase,
  'AWS::Redshift::Cluster': publicDatabase,
  'AWS::DocDB::DBInstance': publicDatabase,
  'AWS::EC2::Subnet': ({ MapPublicIpOnLaunch }) => when(isOn(MapPublicIpOnLaunch), 'Gives machines public addresses'),
  'AWS::ApiGateway::Method': openRoute,
  'AWS::ApiGatewayV2::Route': openRoute,
  'AWS::EKS::Cluster': ({ ResourcesVpcConfig: config }) =>
    when(isObject(config) && config.EndpointPublicAccess !== false, 'Its API can be reached from the internet'),
}

/** What can be reached after a change that could not be reached before. */
export function exposureWidened(
  type: string,
  before: JsonObject | undefined,
  after: JsonObject,
  account: string,
): string[] {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined
  if (!read) return []
  const known = new Set(before ? read(before, account) : [])
  return [...new Set(read(after, account))].filter((sentence) => !known.has(sentence))
}

function openRule(rule: Json): string[] {
  if (!isObject(rule)) return []
  const open = rule.CidrIp === '0.0.0.0/0' ? '0.0.0.0/0' : rule.CidrIpv6 === '::/0' ? '::/0' : undefined
  return open ? [`Opens ${portsOf(rule)} to the internet (${open})`] : []
}

function portsOf({ IpProtocol, FromPort, ToPort }: JsonObject): string {
  if (String(IpProtocol) === '-1' || FromPort === undefined) return 'every port'
  return String(FromPort) === String(ToPort ?? FromPort) ? `port ${FromPort}` : `ports ${FromPort} to ${ToPort}`
}

function bucket({ PublicAccessBlockConfiguration: block, AccessControl }: JsonObject): string[] {
  const switches = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets']
  // Since April 2023 a bucket without the block is created with all four switches on.
  const blocks = block === undefined || (isObject(block) && switches.every((name) => isOn(block[name])))
  const open = typeof AccessControl === 'string' && AccessControl.startsWith('Public')
  return [...when(!blocks, 'Does not block public access'), ...when(open, `Is public (${AccessControl})`)]
}

/** A load balancer faces the internet unless it says that it does not. */
function loadBalancer({ Scheme }: JsonObject): string[] {
  return when(Scheme === undefined || Scheme === 'internet-facing', 'Can be reached from the internet')
}

function publicDatabase({ PubliclyAccessible }: JsonObject): string[] {
  return when(isOn(PubliclyAccessible), 'Can be reached from the internet')
}

function openRoute({ AuthorizationType, ApiKeyRequired, HttpMethod }: JsonObject): string[] {
  const open = (AuthorizationType === undefined || AuthorizationType === 'NONE') && !isOn(ApiKeyRequired)
  return when(open && HttpMethod !== 'OPTIONS', 'Needs no authorization')
}

const isOn = (value: Json | undefined) => value === true || value === 'true'
const listOf = (value: Json | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value])
const when = (holds: boolean, sentence: string) => (holds ? [sentence] : [])
