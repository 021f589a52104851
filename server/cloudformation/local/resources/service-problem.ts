import type { JsonObject } from '../../template/template.ts'

const WITH_CIDR_BLOCK = new Set(['AWS::EC2::VPC', 'AWS::EC2::Subnet'])

/** What the service behind a resource type would refuse that no schema can tell; nothing when it would not. */
export function serviceProblem(type: string, { CidrBlock }: JsonObject): string | undefined {
  if (!WITH_CIDR_BLOCK.has(type) || typeof CidrBlock !== 'string' || CidrBlock.includes('hadron:')) return undefined
  if (isCidrBlock(CidrBlock)) return undefined
  const said = `Value (${CidrBlock}) for parameter cidrBlock is invalid. This is not a valid CIDR block. (Service: Ec2, Status Code: 400)`
  return `Resource handler returned message: "${said}" (HandlerErrorCode: InvalidRequest)`
}

function isCidrBlock(text: string): boolean {
  const pieces = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text)?.slice(1).map(Number)
  if (!pieces) return false
  const [prefix = 33] = pieces.splice(4)
  return prefix <= 32 && pieces.every((octet) => octet <= 255)
}
