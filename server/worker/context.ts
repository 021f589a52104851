import type { Stacks } from '../cloudformation/stacks.ts'
import type { Ctx } from '../context.ts'

/** What a worker may touch beyond a command: the stacks of every account. */
export interface WorkerCtx extends Ctx {
  stacksOf(accountId: string): Promise<Stacks>
}

/** How long until a claimed row is looked at again; null: only a nudge wakes it. */
export type LookAgain = { lookAgainMs: number | null }
