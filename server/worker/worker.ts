import { newId } from '../../drizzle/columns.ts'
import { sealAudit } from '../audit/chain.ts'
import { openDatabase } from '../db.ts'
import { advanceDeployment } from '../deployments/advance/advance.ts'
import { sweepAccount } from '../deployments/sweep.ts'
import { guardTemplates } from '../guardrails/guard-templates.ts'
import { log } from '../log.ts'
import { createRenderPool } from '../rendering/pool.ts'
import { advanceRollout } from '../rollouts/advance.ts'
import { advancePipeline } from '../services/pipelines/advance.ts'
import { advanceSource } from '../templates/sources/advance.ts'
import { createValidator } from '../validation/validator.ts'
import type { WorkerCtx } from './context.ts'
import { nudgeForgotten } from './forgotten.ts'
import { listenForNudges } from './listen.ts'
import { type Loop, startLoop } from './loop.ts'
import type { Claimable } from './nudge.ts'
import { createStacksOf } from './stacks-of.ts'

interface WorkerOptions {
  databaseUrl: string
  /** Deployments worked on at the same time; waiting for CloudFormation holds no place. */
  concurrency: number
}

const sealEveryMs = 2_000
const forgottenEveryMs = 20_000

/** Starts one worker: any number of them may run on one database. Answers how to stop it. */
export function startWorker({ databaseUrl, concurrency }: WorkerOptions): { stop(): Promise<void> } {
  const db = openDatabase(databaseUrl, {
    size: Math.min(concurrency + 4, 24),
    onError: (error) => log.warn({ err: error }, 'idle connection closed'),
  })
  const renderer = createRenderPool({ size: 2 })
  const validator = createValidator()
  // Random at every start: an id that survives, or is cloned with a machine, would let two workers pass for one.
  const worker = newId('wrk')
  const ctx: WorkerCtx = {
    actor: { kind: 'system', name: 'Hadron' },
    db,
    renderer,
    validator,
    guard: guardTemplates,
    requestId: worker,
    stacksOf: createStacksOf(db),
  }
  const loops: Record<Claimable, Loop> = {
    deployments: startLoop(ctx, {
      table: 'deployments',
      concurrency,
      worker,
      advance: (claim) => advanceDeployment(ctx, claim),
    }),
    rollouts: startLoop(ctx, {
      table: 'rollouts',
      concurrency: 4,
      worker,
      advance: (claim) => advanceRollout(ctx, claim),
    }),
    accounts: startLoop(ctx, {
      table: 'accounts',
      concurrency: 8,
      worker,
      advance: (claim) => sweepAccount(ctx, claim),
    }),
    template_sources: startLoop(ctx, {
      table: 'template_sources',
      concurrency: 4,
      worker,
      advance: (claim) => advanceSource(ctx, claim),
    }),
    pipelines: startLoop(ctx, {
      table: 'pipelines',
      concurrency: 2,
      worker,
      advance: (claim) => advancePipeline(ctx, claim),
    }),
  }
  const ears = listenForNudges(databaseUrl, (table) => loops[table]?.wake())
  const chores = [
    every(sealEveryMs, 'sealing the audit log', () => sealAudit(db)),
    every(forgottenEveryMs, 'looking for forgotten rows', () => nudgeForgotten(db)),
  ]

  return {
    async stop() {
      for (const chore of chores) clearInterval(chore)
      await ears.stop()
      await Promise.all(Object.values(loops).map((loop) => loop.stop()))
      renderer.close()
      validator.close()
      await db.$client.end()
    },
  }
}

const every = (intervalMs: number, what: string, chore: () => Promise<unknown>) =>
  setInterval(() => {
    chore().catch((error: unknown) => log.warn({ err: error }, `${what} failed; trying again`))
  }, intervalMs)
