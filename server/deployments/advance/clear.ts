import { isMoving, isShell } from '../../cloudformation/status.ts'
import type { WorkerCtx } from '../../worker/context.ts'
import { type Deployment, intend } from '../transition.ts'
import { fail } from './finish.ts'
import { tokenOf } from './names.ts'
import type { StepResult } from './step-result.ts'

/** Removes the empty shell that an earlier, failed creation of this same target left under the name. */
export async function clearShell(ctx: WorkerCtx, deployment: Deployment): Promise<StepResult> {
  const stacks = await ctx.stacksOf(deployment.accountId)
  const stack = await stacks.read(deployment.stackArn ?? deployment.stackName)
  if (stack === 'absent' || stack.status === 'DELETE_COMPLETE') {
    return { goOn: await intend(ctx.db, deployment, { step: 'propose', stackArn: null }) }
  }
  if (isMoving(stack.status)) return { lookAgainMs: 1_000 }
  if (!isShell(stack.status)) {
    return fail(ctx, deployment, {
      kind: 'stuck',
      code: 'SHELL_REMAINS',
      message: `The stack ${stack.name} that an earlier creation left is ${stack.status} and could not be removed: ${stack.statusReason}`,
    })
  }
  await intend(ctx.db, deployment, { stackArn: stack.arn })
  await stacks.remove(stack.arn, tokenOf(deployment, 'clear'))
  return { lookAgainMs: 500 }
}
