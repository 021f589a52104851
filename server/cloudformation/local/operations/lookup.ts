import type { StackState } from '../state/region.ts'
import { isForgotten } from '../state/retention.ts'
import type { ChangeSet } from '../state/stack.ts'
import { AwsError, validationError } from '../wire/aws-error.ts'
import { text } from '../wire/form.ts'
import type { Call } from './call.ts'

/** The stack of a name or an ARN; a deleted one only by its ARN. */
export function stackNamed({ home, world }: Call, nameOrId: string): StackState | undefined {
  const found = home.stacks.get(nameOrId.startsWith('arn:') ? nameOrId : (home.names.get(nameOrId) ?? ''))
  return found && isForgotten(world, found) ? undefined : found
}

const ABSENT = {
  'with id': (name: string) => `Stack with id ${name} does not exist`,
  bracketed: (name: string) => `Stack [${name}] does not exist`,
  colon: (name: string) => `Stack: ${name} does not exist`,
  quoted: (name: string) => `Stack '${name}' does not exist`,
}
export type AbsenceWording = keyof typeof ABSENT

/** The living stack that `StackName` names. AWS words its absence in four ways, depending on the operation. */
export function livingStack(call: Call, wording: AbsenceWording = 'bracketed'): StackState {
  const name = requiredStackName(call)
  const state = stackNamed(call, name)
  if (!state || state.stack.status === 'DELETE_COMPLETE') throw noSuchStack(name, wording)
  return state
}

/** The stack that `StackName` names, deleted ones included when named by ARN. */
export function anyStack(call: Call, wording: AbsenceWording = 'bracketed'): StackState {
  const name = requiredStackName(call)
  const state = stackNamed(call, name)
  if (!state) throw noSuchStack(name, wording)
  return state
}

export function requiredStackName({ input }: Call): string {
  const name = text(input, 'StackName')
  if (name === undefined) {
    throw validationError(
      "1 validation error detected: Value null at 'stackName' failed to satisfy constraint: Member must not be null",
    )
  }
  checkStackName(name)
  return name
}

/** AWS refuses such a name before it looks anything up. */
export function checkStackName(name: string): void {
  if (/^(?:[a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*)$/.test(name)) return
  throw validationError(
    `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
  )
}

export function noSuchStack(name: string, wording: AbsenceWording): AwsError {
  return validationError(ABSENT[wording](name))
}

/** The change set that `ChangeSetName` names, by ARN or within the stack that `StackName` names. */
export function changeSetNamed(call: Call): { state: StackState; changeSet: ChangeSet } {
  const name = text(call.input, 'ChangeSetName')
  if (name === undefined) {
    throw validationError(
      "1 validation error detected: Value null at 'changeSetName' failed to satisfy constraint: Member must not be null",
    )
  }
  if (name.startsWith('arn:')) {
    for (const state of call.home.stacks.values()) {
      const changeSet = state.changeSets.get(name)
      if (changeSet) return { state, changeSet }
    }
    throw changeSetNotFound(name)
  }
  if (text(call.input, 'StackName') === undefined) {
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.')
  }
  const state = livingStack(call)
  const changeSet = [...state.changeSets.values()].findLast((one) => one.name === name && !one.hidden)
  if (!changeSet) throw changeSetNotFound(name)
  return { state, changeSet }
}

function changeSetNotFound(name: string): AwsError {
  return new AwsError('ChangeSetNotFound', `ChangeSet [${name}] does not exist`, 404)
}
