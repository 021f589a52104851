import { addStack, beginCreate, obsoleteChangeSets } from '../../lifecycle/begin.ts'
import type { StackState } from '../../state/region.ts'
import { AwsError, validationError } from '../../wire/aws-error.ts'
import { flag, number } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { readDefinition, readOnFailure } from '../definition/definition.ts'
import { checkStackName, requiredStackName } from '../lookup.ts'
import { clientToken, once } from '../tokens.ts'
import { readPolicy } from './policy.ts'

const STACK_LIMIT = 2000

export const createStack: Operation = (call) => {
  const name = requiredStackName(call)
  checkNewName(name)
  return once(call, () => {
    const reviewed = reviewedStack(call, name)
    if (!reviewed) checkStackLimit(call)
    const definition = readDefinition(call)
    const { onFailure, disableRollback } = readOnFailure(call.input)
    const { account, region } = call.home
    const policy = readPolicy(call, 'StackPolicyBody', 'StackPolicyURL')
    const given = {
      account,
      region,
      name,
      disableRollback,
      timeoutMinutes: number(call.input, 'TimeoutInMinutes'),
      terminationProtection: flag(call.input, 'EnableTerminationProtection') ?? false,
      policy,
    }
    const state = reviewed ?? addStack(call.world, given, definition, 'CREATE_IN_PROGRESS')
    Object.assign(state.stack, given)
    obsoleteChangeSets(call.world, state)
    beginCreate(call.world, state, definition, {
      token: clientToken(call.input, 'ClientRequestToken'),
      onFailure,
      retainExceptOnCreate: flag(call.input, 'RetainExceptOnCreate'),
    })
    return { StackId: state.stack.id, OperationId: operationId(state.stack.lastOperations, 'CREATE_STACK') }
  })
}

/** A stack of this name that is only being reviewed can still be created; any other is in the way. */
function reviewedStack({ home }: Call, name: string): StackState | undefined {
  const existing = home.stacks.get(home.names.get(name) ?? '')
  if (existing && existing.stack.status !== 'REVIEW_IN_PROGRESS') {
    throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`)
  }
  return existing
}

export function operationId(operations: { id: string; type: string }[], type: string): string {
  return operations.find((operation) => operation.type === type)?.id ?? ''
}

/** The name of a stack that is to be made: never an ARN, and not too long. */
export function checkNewName(name: string): void {
  checkStackName(name)
  if (name.startsWith('arn:')) throw validationError(`Stack name cannot be an ARN: ${name}`)
  if (name.length > 128) {
    throw validationError(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must have length less than or equal to 128`,
    )
  }
}

/** AWS allows 2,000 stacks in an account and region unless the caller raised the quota; so does the control interface. */
export function checkStackLimit({ home, world }: Call): void {
  const limit = world.settings.stackLimit ?? STACK_LIMIT * 10
  if (home.names.size >= limit) {
    throw new AwsError('LimitExceededException', `Limit for stack has been exceeded: ${limit} stacks in ${home.region}`)
  }
}
