import { isCollision } from '../db.ts'
import { log } from '../log.ts'
import { claimDue, release } from './claim.ts'
import type { LookAgain, WorkerCtx } from './context.ts'
import type { Claimable } from './nudge.ts'

interface LoopOptions {
  table: Claimable
  /** Rows of this table that this process works on at the same time. */
  concurrency: number
  worker: string
  /** Brings one claimed row on. May be called for the same row by two workers, one of them late: the fence decides. */
  advance(claim: { id: string; fence: number }): Promise<LookAgain>
}

export interface Loop {
  /** Look for due rows now instead of at the next tick. */
  wake(): void
  /** Claims nothing more, and resolves when what is going on has come to a stop. */
  stop(): Promise<void>
}

/** Looking for due rows is the truth; a nudge only makes it happen earlier. */
const tickMs = 1_000
/** After a bug the row is left alone for a while, visible in the log, instead of being tried in a tight circle. */
const afterBugMs = 15_000
/** Postgres ended one of two transactions that waited for each other; nothing of ours was written. */
const afterCollisionMs = 200

/** Claims due rows of one table and works on them, until stopped. */
export function startLoop(ctx: WorkerCtx, { table, concurrency, worker, advance }: LoopOptions): Loop {
  const working = new Set<Promise<void>>()
  let stopped = false
  let looking = false
  let again = false

  async function look() {
    if (stopped) return
    if (looking) {
      again = true
      return
    }
    looking = true
    try {
      do {
        again = false
        const free = concurrency - working.size
        const claims = free > 0 ? await claimDue(ctx.db, table, worker, free) : []
        for (const claim of claims) start(claim)
      } while (again && !stopped)
    } catch (error) {
      log.warn({ err: error, table }, 'claiming failed; trying again')
    } finally {
      looking = false
    }
  }

  function start(claim: { id: string; fence: number }) {
    const task = work(claim).finally(() => {
      working.delete(task)
      void look()
    })
    working.add(task)
  }

  async function work(claim: { id: string; fence: number }) {
    const started = performance.now()
    const { lookAgainMs, outcome } = await advance(claim)
      .then((result) => ({ ...result, outcome: 'ok' }))
      .catch((error: unknown) => explain(error, claim.id))
    log.debug(
      { table, id: claim.id, outcome, lookAgainMs, durationMs: Math.round(performance.now() - started) },
      'step',
    )
    await release(ctx.db, table, claim, lookAgainMs).catch((error: unknown) =>
      // The lease ends by itself; whoever claims next goes on from the row.
      log.warn({ err: error, table, id: claim.id }, 'releasing failed'),
    )
  }

  const explain = (error: unknown, id: string) => {
    if (error instanceof Error && error.name === 'LostClaim') return { lookAgainMs: null, outcome: 'lost' }
    if (isCollision(error)) return { lookAgainMs: afterCollisionMs, outcome: 'collision' }
    log.error({ err: error, table, id }, 'a step failed unexpectedly')
    return { lookAgainMs: afterBugMs, outcome: 'bug' }
  }

  const timer = setInterval(() => void look(), tickMs)
  void look()
  return {
    wake: () => void look(),
    async stop() {
      stopped = true
      clearInterval(timer)
      await Promise.allSettled(working)
    },
  }
}
