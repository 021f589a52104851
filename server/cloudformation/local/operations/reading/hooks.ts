import { AwsError } from '../../wire/aws-error.ts'
import { text } from '../../wire/form.ts'
import type { Operation } from '../call.ts'
import { changeSetNamed } from '../lookup.ts'

/** No hook is ever activated here, so none has been invoked. */
export const listHookResults: Operation = ({ input }) => ({
  TargetType: text(input, 'TargetType'),
  TargetId: text(input, 'TargetId'),
  HookResults: [],
})

export const getHookResult: Operation = ({ input }) => {
  throw new AwsError('HookResultNotFound', `Hook result [${text(input, 'HookResultId')}] does not exist`, 404)
}

export const describeChangeSetHooks: Operation = (call) => {
  const { state, changeSet } = changeSetNamed(call)
  return {
    ChangeSetId: changeSet.id,
    ChangeSetName: changeSet.name,
    StackId: state.stack.id,
    StackName: state.stack.name,
    Hooks: [],
    Status: 'PLANNED',
  }
}
