import type { JsonObject } from '../../template/template.ts'

const HANDLE = 'AWS::CloudFormation::WaitConditionHandle'
const CONDITION = 'AWS::CloudFormation::WaitCondition'

/**
 * The ids of wait conditions and their handles: a handle is a URL that names its stack and itself, a condition is
 * named after its handle. Nothing for any other type.
 */
export function waitConditionId(
  type: string,
  logicalId: string,
  properties: JsonObject,
  place: { region: string; stackId?: string },
): string | undefined {
  const { region, stackId = '' } = place
  if (type === HANDLE) {
    const path = `${encodeURIComponent(stackId).replaceAll('%2F', '/')}/${logicalId}`
    const signature = 'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host&X-Amz-Expires=86399'
    return `https://cloudformation-waitcondition-${region}.s3.${region}.amazonaws.com/${path}?${signature}`
  }
  if (type !== CONDITION) return undefined
  const handle = String(properties.Handle)
  const named = URL.canParse(handle) ? new URL(handle).pathname.slice(1).replaceAll('%3A', ':') : ''
  return named.startsWith('arn:') ? named : `${stackId}/${logicalId}`
}
