import { isObject, type Json, type JsonObject } from '../../template/template.ts'

type Check = (properties: JsonObject) => string | undefined

const CHECKS: Record<string, Check> = {
  'AWS::EC2::VPC': cidrProblem,
  'AWS::EC2::Subnet': cidrProblem,
  'AWS::S3::Bucket': (properties) => bucketNameProblem(properties) ?? lifecycleProblem(properties),
}

/** What the service behind a resource type would refuse that no schema can tell; nothing when it would not. */
export function serviceProblem(type: string, properties: JsonObject): string | undefined {
  return CHECKS[type]?.(properties)
}

/** What a service refuses only when the resource has begun to exist, and then also when it is to be deleted. */
export function lateProblem(type: string, { Groups, Roles, Users }: JsonObject): string | undefined {
  if (type !== 'AWS::IAM::Policy' || [Groups, Roles, Users].some(isSome)) return undefined
  return 'At least one of [Groups,Roles,Users] must be non-empty.'
}

function isSome(value: Json | undefined): boolean {
  return Array.isArray(value) && value.length > 0
}

/** A text that is what it seems: neither a command to fail nor something to look up. */
function isPlain(value: Json | undefined): value is string {
  return typeof value === 'string' && !/hadron:|\{\{/.test(value)
}

function handlerSaid(said: string): string {
  return `Resource handler returned message: "${said}" (HandlerErrorCode: InvalidRequest)`
}

function cidrProblem({ CidrBlock }: JsonObject): string | undefined {
  if (!isPlain(CidrBlock) || isCidrBlock(CidrBlock)) return undefined
  return handlerSaid(
    `Value (${CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block. (Service: Ec2, Status Code: 400)`,
  )
}

function isCidrBlock(text: string): boolean {
  const pieces = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)?.slice(1).map(Number)
  if (!pieces) return false
  const [prefix = 33] = pieces.splice(4)
  return prefix <= 32 && pieces.every((octet) => octet <= 255)
}

function bucketNameProblem({ BucketName }: JsonObject): string | undefined {
  if (!isPlain(BucketName)) return undefined
  if (BucketName.length < 3 || BucketName.length > 63) return 'Bucket name should be between 3 and 63 characters long'
  if (/[A-Z]/.test(BucketName)) return 'Bucket name should not contain uppercase characters'
  const [strange] = /[^a-z0-9.-]/.exec(BucketName) ?? []
  return strange && `Bucket name should not contain '${strange}'`
}

function lifecycleProblem({ LifecycleConfiguration }: JsonObject): string | undefined {
  const { Rules } = isObject(LifecycleConfiguration) ? LifecycleConfiguration : {}
  for (const rule of objectsIn(Rules)) {
    const negative = [...objectsIn(rule.Transitions), ...objectsIn([rule.Transition ?? null])].some(
      ({ TransitionInDays }) => Number(TransitionInDays) < 0,
    )
    if (negative) return handlerSaid("'Days' for Transition action must be nonnegative (Service: S3, Status Code: 400)")
    if (Number(rule.ExpirationInDays ?? 1) <= 0) {
      return handlerSaid("'Days' for Expiration action must be a positive integer (Service: S3, Status Code: 400)")
    }
  }
  return undefined
}

function objectsIn(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
