import { isObject, type Json, type JsonObject } from '../../../template.ts'
import { type Expanding, given, invalid, managedPolicy, type Source } from '../expanding.ts'
import { ifParts, isIntrinsic, isNoValue } from '../intrinsics.ts'
import { managedPath } from './managed-paths.ts'
import { isPolicyTemplate, policyFrom } from './templates.ts'

type Kind = 'managed' | 'document' | 'unknown'

export type RoleParts = {
  trust: Json
  managed: Json[]
  policies: Json[]
  tags: Json[]
}

/** The role of a function or a state machine, with what its `Policies` say after what it needs in any case. */
export function roleFor({ id, properties, passed }: Source, parts: RoleParts, all: Expanding): JsonObject {
  const managed = [...parts.managed]
  const policies = [...parts.policies]
  const items = properties.Policies === undefined || properties.Policies === null ? [] : [properties.Policies].flat()
  for (const [index, item] of items.entries()) {
    const policy = expanded(id, item)
    const kind = kindOf(policy)
    const name = `${id}RolePolicy${index}`
    if (kind === 'unknown') throw invalid(id, `Policy at index ${index} in the 'Policies' property is not valid`)
    if (kind === 'document')
      policies.push(eachAlternative(policy, (one) => ({ PolicyName: name, PolicyDocument: one })))
    else
      addManaged(
        managed,
        eachAlternative(policy, (one) => managedArn(one, all)),
      )
  }
  return {
    Type: 'AWS::IAM::Role',
    ...passed,
    Properties: given({
      AssumeRolePolicyDocument: parts.trust,
      ManagedPolicyArns: managed,
      Policies: policies.length > 0 ? policies : undefined,
      Path: properties.RolePath,
      PermissionsBoundary: properties.PermissionsBoundary,
      Tags: parts.tags,
    }),
  }
}

function addManaged(managed: Json[], arn: Json): void {
  if (!managed.some((one) => JSON.stringify(one) === JSON.stringify(arn))) managed.push(arn)
}

/** Policy templates as the policies they stand for, also inside an `Fn::If`. */
function expanded(id: string, policy: Json): Json {
  if (isPolicyTemplate(policy)) return policyFrom(id, policy)
  const parts = ifParts(policy)
  if (!parts) return policy
  return { 'Fn::If': [parts[0], expanded(id, parts[1]), expanded(id, parts[2])] }
}

function kindOf(policy: Json): Kind {
  if (typeof policy === 'string') return 'managed'
  const parts = ifParts(policy)
  if (parts) return isNoValue(parts[1]) ? kindOf(parts[2]) : kindOf(parts[1])
  if (isIntrinsic(policy)) return 'managed'
  return isObject(policy) && policy.Statement !== undefined ? 'document' : 'unknown'
}

function eachAlternative(policy: Json, change: (one: Json) => Json): Json {
  const parts = ifParts(policy)
  if (!parts) return change(policy)
  const [condition, then, otherwise] = parts
  return {
    'Fn::If': [condition, isNoValue(then) ? then : change(then), isNoValue(otherwise) ? otherwise : change(otherwise)],
  }
}

/** A name of one of AWS's policies as its ARN. */
function managedArn(name: Json, all: Expanding): Json {
  return typeof name !== 'string' || name.startsWith('arn:') ? name : managedPolicy(all, managedPath(name))
}
