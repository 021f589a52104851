import type { Json, JsonObject } from '../../template/template.ts'
import { findSecret } from '../sidecars/secrets.ts'
import { findParameterVersion } from '../sidecars/ssm.ts'
import type { Region } from '../state/region.ts'

const REFERENCE = /\{\{resolve:(ssm|ssm-secure|secretsmanager):([^{}]*)\}\}/g

type Resolved = { value: string } | { problem: string }

/**
 * Why a dynamic reference cannot be resolved, or nothing. The references stay as they are written: a stack never
 * tells the secret that a resource was given.
 */
export function referenceProblem(home: Region, properties: JsonObject): string | undefined {
  for (const text of textsIn(properties)) {
    for (const [, service = '', rest = ''] of text.matchAll(REFERENCE)) {
      const resolved = resolve(home, service, rest)
      if ('problem' in resolved) return resolved.problem
    }
  }
  return undefined
}

/** Properties as the physical resource gets them: its name and attributes are made from these. */
export function withoutReferences(home: Region, properties: JsonObject): JsonObject {
  const fill = (value: Json): Json => {
    if (typeof value === 'string') return value.includes('{{resolve:') ? filled(home, value) : value
    if (Array.isArray(value)) return value.map(fill)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, fill(item)]))
  }
  return textsIn(properties).length === 0 ? properties : (fill(properties) as JsonObject)
}

function filled(home: Region, text: string): string {
  return text.replace(REFERENCE, (whole: string, service: string, rest: string) => {
    const resolved = resolve(home, service, rest)
    return 'value' in resolved ? resolved.value : whole
  })
}

function resolve(home: Region, service: string, rest: string): Resolved {
  if (service === 'secretsmanager') return resolveSecret(home, rest)
  const [name = '', version] = rest.split(':')
  const found = findParameterVersion(home, name, version)
  return found
    ? { value: found.value }
    : { problem: `Unable to fetch parameters [${rest}] from parameter store for this account.` }
}

/** `id:SecretString:key:stage:version`, where the id may be an ARN of seven pieces. */
function resolveSecret(home: Region, rest: string): Resolved {
  const pieces = rest.split(':')
  const arnLength = rest.startsWith('arn:') ? 7 : 1
  const value = findSecret(home, pieces.slice(0, arnLength).join(':'))
  const key = pieces[arnLength + 1]
  if (value === undefined) {
    return {
      problem:
        "Secrets Manager can't find the specified secret. (Service: AWSSecretsManager; Status Code: 400; Error Code: ResourceNotFoundException)",
    }
  }
  // A generated secret answers any key.
  if (!key || !value.startsWith('{')) return { value }
  const member = (JSON.parse(value) as JsonObject)[key]
  return member === undefined
    ? { problem: 'Could not find a value associated with JSONKey in SecretString' }
    : { value: String(member) }
}

function textsIn(value: Json): string[] {
  if (typeof value === 'string') return value.includes('{{resolve:') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}

/** The only properties that may be given a secure parameter. */
const SECURE = new Set([
  'AWS::DirectoryService::MicrosoftAD/Properties/Password',
  'AWS::DirectoryService::SimpleAD/Properties/Password',
  'AWS::ElastiCache::ReplicationGroup/Properties/AuthToken',
  'AWS::IAM::User/Properties/LoginProfile/Password',
  'AWS::KinesisFirehose::DeliveryStream/Properties/RedshiftDestinationConfiguration/Password',
  'AWS::OpsWorks::App/Properties/AppSource/Password',
  'AWS::OpsWorks::Stack/Properties/CustomCookbooksSource/Password',
  'AWS::OpsWorks::Stack/Properties/RdsDbInstances/DbPassword',
  'AWS::RDS::DBCluster/Properties/MasterUserPassword',
  'AWS::RDS::DBInstance/Properties/MasterUserPassword',
  'AWS::Redshift::Cluster/Properties/MasterUserPassword',
])

/** The places of a resource where a secure parameter stands and may not: `AWS::SNS::Topic/Properties/TopicName`. */
export function misplacedSecureReferences(type: string, properties: Json): string[] {
  const walk = (value: Json, at: string): string[] => {
    if (typeof value === 'string') return value.includes('{{resolve:ssm-secure:') && !SECURE.has(at) ? [at] : []
    if (Array.isArray(value)) return value.flatMap((item) => walk(item, at))
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, item]) => walk(item, `${at}/${name}`))
  }
  return [...new Set(walk(properties, `${type}/Properties`))]
}
