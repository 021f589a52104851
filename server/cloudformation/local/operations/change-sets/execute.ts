import { statusOf } from '../../changesets/shapes.ts'
import { beginCreate, beginUpdate, obsoleteChangeSets } from '../../lifecycle/begin.ts'
import type { StackState } from '../../state/region.ts'
import type { ChangeSet } from '../../state/stack.ts'
import { saveChangeSet, saveStack, type World } from '../../state/world.ts'
import { AwsError, validationError } from '../../wire/aws-error.ts'
import { flag } from '../../wire/form.ts'
import type { Call, Operation } from '../call.ts'
import { changeSetNamed } from '../lookup.ts'
import { checkUpdatable } from '../stacks/update.ts'
import { clientToken, once } from '../tokens.ts'
import { refuseNested } from './nested.ts'

export const executeChangeSet: Operation = (call) => {
  const { state, changeSet } = changeSetNamed(call)
  once(call, () => {
    execute(call, state, changeSet)
    return {}
  })
  return {}
}

function execute(call: Call, state: StackState, changeSet: ChangeSet): void {
  const { world, input } = call
  const { stack } = state
  refuseNested(changeSet)
  checkExecutable(world, changeSet)
  const disableRollback = flag(input, 'DisableRollback') ?? false
  if (disableRollback && changeSet.onStackFailure) {
    throw validationError('You cannot specify DisableRollback when the change set has OnStackFailure.')
  }
  const creates = stack.status === 'REVIEW_IN_PROGRESS'
  if (!creates) checkUpdatable(state, true)
  const onFailure = onFailureOf(changeSet, disableRollback)
  // Set first: starting the operation makes every change set that is still available obsolete.
  changeSet.execution = 'EXECUTE_IN_PROGRESS'
  obsoleteChangeSets(world, state)
  stack.changeSetId = changeSet.id
  stack.updatedAt = world.clock.wall()
  stack.disableRollback = onFailure === 'DO_NOTHING'
  saveChangeSet(world, state, changeSet)
  saveStack(world, state)
  const begin = {
    token: clientToken(input, 'ClientRequestToken'),
    onFailure,
    retainExceptOnCreate: flag(input, 'RetainExceptOnCreate'),
    importing: changeSet.importing,
    adopting: changeSet.adopting,
    children: changeSet.children,
    revertDrift: changeSet.deploymentMode === 'REVERT_DRIFT' || undefined,
  }
  if (creates) beginCreate(world, state, changeSet.definition, begin)
  else beginUpdate(world, state, changeSet.definition, begin)
}

function checkExecutable(world: World, changeSet: ChangeSet): void {
  const { status, execution } = statusOf(world, changeSet)
  if (execution === 'AVAILABLE') return
  throw new AwsError(
    'InvalidChangeSetStatus',
    `ChangeSet [${changeSet.id}] cannot be executed in its current status of [${status === 'CREATE_COMPLETE' ? execution : status}]`,
  )
}

function onFailureOf(changeSet: ChangeSet, disableRollback: boolean): 'ROLLBACK' | 'DO_NOTHING' | 'DELETE' {
  if (disableRollback || changeSet.onStackFailure === 'DO_NOTHING') return 'DO_NOTHING'
  return changeSet.onStackFailure === 'DELETE' && changeSet.type === 'CREATE' ? 'DELETE' : 'ROLLBACK'
}
