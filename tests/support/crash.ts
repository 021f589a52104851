import type { Stacks } from '../../server/cloudformation/stacks.ts'
import type { WorkerCtx } from '../../server/worker/context.ts'

/** Stands for kill -9: nothing after it runs. */
export class Crash extends Error {}

/** A worker that dies around its n-th call to CloudFormation: before it is sent, or after its answer, before the commit. */
export function crashingAt(ctx: WorkerCtx, { call, when }: { call: number; when: 'before' | 'after' }) {
  let calls = 0
  const stacksOf = async (accountId: string): Promise<Stacks> => {
    const stacks = await ctx.stacksOf(accountId)
    return new Proxy(stacks, {
      get(target, verb: keyof Stacks) {
        const real = target[verb] as ((...args: unknown[]) => Promise<unknown>) | undefined
        // `then` is asked for by every await, and is no call.
        if (!real) return undefined
        return async (...args: unknown[]) => {
          calls += 1
          const dies = calls === call
          if (dies && when === 'before') throw new Crash(`before call ${call}, ${verb}`)
          const answer = await real.apply(target, args)
          if (dies) throw new Crash(`after call ${call}, ${verb}`)
          return answer
        }
      },
    })
  }
  return { ...ctx, stacksOf }
}
