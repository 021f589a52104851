import { isObject } from '../../../template/template.ts'
import { saveStack } from '../../state/world.ts'
import { validationError } from '../../wire/aws-error.ts'
import { type Input, text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { livingStack } from '../lookup.ts'

const EFFECTS = new Set(['Allow', 'Deny'])

/** The stack policy a call brings, checked. */
export function readPolicy(input: Input, bodyName: string, urlName: string): string | undefined {
  const body = text(input, bodyName)
  if (body !== undefined && text(input, urlName) !== undefined) {
    throw validationError('You cannot specify both StackPolicyURL and StackPolicyBody')
  }
  if (body !== undefined) checkPolicy(body)
  return body
}

function checkPolicy(body: string): void {
  const invalid = () => validationError('Error validating stack policy: Invalid stack policy')
  let policy: unknown
  try {
    policy = JSON.parse(body)
  } catch {
    throw invalid()
  }
  if (!isObject(policy)) throw invalid()
  const statements = Array.isArray(policy.Statement) ? policy.Statement : [policy.Statement]
  for (const statement of statements) {
    if (!isObject(statement) || !EFFECTS.has(String(statement.Effect)) || statement.Action === undefined)
      throw invalid()
    if (statement.Resource === undefined && statement.NotResource === undefined) throw invalid()
    const principal = isObject(statement.Principal) ? statement.Principal.AWS : statement.Principal
    if (principal !== '*') throw invalid()
  }
}

export const setStackPolicy: Operation = (call) => {
  const state = livingStack(call, 'with id')
  state.stack.policy = readPolicy(call.input, 'StackPolicyBody', 'StackPolicyURL')
  saveStack(call.world, state)
  return undefined
}

export const getStackPolicy: Operation = (call) => ({ StackPolicyBody: livingStack(call, 'with id').stack.policy })
