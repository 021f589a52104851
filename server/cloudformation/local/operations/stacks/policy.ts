import { isObject } from '../../../template/template.ts'
import { objectOfUrl } from '../../sidecars/s3/url.ts'
import { saveStack } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { livingStack } from '../lookup.ts'

const EFFECTS = new Set(['Allow', 'Deny'])
const ACTION = /^(?:\*|Update:(?:\*|Modify|Replace|Delete))$/i

/** The stack policy a call brings, checked. */
export function readPolicy(call: Call, bodyName: string, urlName: string): string | undefined {
  const inline = text(call.input, bodyName)
  const url = text(call.input, urlName)
  if (inline !== undefined && url !== undefined) {
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody')
  }
  const body = inline ?? (url === undefined ? undefined : policyAt(call, url))
  if (body !== undefined) checkPolicy(body)
  return body
}

function policyAt({ world }: Call, url: string): string {
  const place = objectOfUrl(url)
  const found = place && world.objects.body(place.bucket, place.key)
  if (!found)
    throw validationError(
      'S3 error: Access Denied\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
    )
  return found.toString()
}

/** An empty policy is one: it takes an earlier one away. */
function checkPolicy(body: string): void {
  const invalid = () => validationError('Error validating stack policy: Invalid stack policy')
  let policy: unknown
  try {
    policy = JSON.parse(body)
  } catch {
    throw invalid()
  }
  if (!isObject(policy)) throw invalid()
  if (Object.keys(policy).length === 0) return
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
  for (const statement of statements) {
    if (!isObject(statement) || !EFFECTS.has(String(statement.Effect)) || statement.Action === undefined)
      throw invalid()
    if (statement.Resource === undefined && statement.NotResource === undefined) throw invalid()
    const actions = Array.isArray(statement.Action) ? statement.Action : [statement.Action]
    if (!actions.every((action) => ACTION.test(String(action)))) throw invalid()
    const principal = isObject(statement.Principal) ? statement.Principal.AWS : statement.Principal
    if (principal !== '*') throw invalid()
  }
}

export const setStackPolicy: Operation = (call) => {
  const state = livingStack(call, 'colon')
  state.stack.policy = readPolicy(call, 'StackPolicyBody', 'StackPolicyURL')
  saveStack(call.world, state)
  return undefined
}

/** While an update has a policy of its own, that one is in force. */
export const getStackPolicy: Operation = (call) => {
  const { policy, policyDuringUpdate } = livingStack(call, 'colon').stack
  return { StackPolicyBody: policyDuringUpdate ?? policy }
}
